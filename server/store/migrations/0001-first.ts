/** The first tables, in the shape that the whole protocol needs. */
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("meta")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("space")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("project", "text")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("createdAt", "bigint", (column) => column.notNull())
    .addColumn("chain", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema.createIndex("spaceProject").on("space").column("project").execute();

  await db.schema
    .createTable("membership")
    .addColumn("space", "text", (column) => column.notNull().references("space.id"))
    .addColumn("userId", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("side", "text", (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addColumn("revokedAt", "bigint")
    .addPrimaryKeyConstraint("membershipKey", ["space", "userId"])
    .execute();
  await db.schema.createIndex("membershipUser").on("membership").column("userId").execute();

  await db.schema
    .createTable("device")
    .addColumn("clientId", "text", (column) => column.primaryKey())
    .addColumn("userId", "text", (column) => column.notNull())
    .addColumn("label", "text", (column) => column.notNull())
    .addColumn("lastN", "bigint", (column) => column.notNull())
    .addColumn("firstSeen", "bigint", (column) => column.notNull())
    .addColumn("lastSeen", "bigint", (column) => column.notNull())
    .addColumn("revokedAt", "bigint")
    .execute();
  await db.schema.createIndex("deviceUser").on("device").column("userId").execute();

  await createRecords(db);
  await createHistory(db);

  await db.schema
    .createTable("file")
    .addColumn("space", "text", (column) => column.notNull().references("space.id"))
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("mime", "text", (column) => column.notNull())
    .addColumn("size", "bigint", (column) => column.notNull())
    .addColumn("width", "bigint")
    .addColumn("height", "bigint")
    .addColumn("uploader", "text", (column) => column.notNull())
    .addColumn("storedAt", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("fileKey", ["space", "hash"])
    .execute();
  await db.schema.createIndex("fileHash").on("file").column("hash").execute();

  await db.schema
    .createTable("invitation")
    .addColumn("tokenHash", "text", (column) => column.primaryKey())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("project", "text")
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("side", "text", (column) => column.notNull())
    .addColumn("organisation", "text", (column) => column.notNull())
    .addColumn("createdBy", "text")
    .addColumn("createdAt", "bigint", (column) => column.notNull())
    .addColumn("expiresAt", "bigint", (column) => column.notNull())
    .addColumn("usedAt", "bigint")
    .addColumn("usedBy", "text")
    .execute();
}

async function createRecords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("record")
    .addColumn("space", "text", (column) => column.notNull().references("space.id"))
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("number", "bigint")
    .addColumn("code", "text")
    .addColumn("fields", "text", (column) => column.notNull())
    .addColumn("seqs", "text", (column) => column.notNull())
    .addColumn("createdBy", "text", (column) => column.notNull())
    .addColumn("createdAt", "bigint", (column) => column.notNull())
    .addColumn("createdSeq", "bigint", (column) => column.notNull())
    .addColumn("changedBy", "text", (column) => column.notNull())
    .addColumn("changedAt", "bigint", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("deleted", "bigint")
    .addColumn("entered", "text", (column) => column.notNull())
    .addColumn("parent", "text")
    .addColumn("openWork", "integer", (column) => column.notNull())
    .addColumn("people", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("recordKey", ["space", "id"])
    .execute();
  await db.schema.createIndex("recordSeq").on("record").columns(["space", "seq"]).execute();
  await db.schema
    .createIndex("recordNumber")
    .unique()
    .on("record")
    .columns(["space", "kind", "number"])
    .execute();
  await db.schema
    .createIndex("recordParent")
    .on("record")
    .columns(["space", "parent"])
    .where("parent", "is not", null)
    .execute();
  await db.schema
    .createIndex("recordOpenWork")
    .on("record")
    .columns(["space", "seq"])
    .where(sql.ref("openWork"), "=", sql.lit(1))
    .execute();
  await db.schema
    .createTable("series")
    .addColumn("space", "text", (column) => column.notNull().references("space.id"))
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("last", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("seriesKey", ["space", "kind"])
    .execute();
}

async function createHistory(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("change")
    .addColumn("opId", "text", (column) => column.primaryKey())
    .addColumn("space", "text", (column) => column.notNull().references("space.id"))
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("set", "text", (column) => column.notNull())
    .addColumn("prev", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull())
    .addColumn("clientId", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("receivedAt", "bigint", (column) => column.notNull())
    .addColumn("tz", "text", (column) => column.notNull())
    .addColumn("group", "text")
    .addColumn("batch", "text")
    .addColumn("of", "text")
    .addColumn("fields", "text")
    .addColumn("conflict", "text")
    .addColumn("parallel", "integer", (column) => column.notNull())
    .addColumn("payloadHash", "text", (column) => column.notNull())
    .addColumn("chain", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("changeSeq")
    .unique()
    .on("change")
    .columns(["space", "seq"])
    .execute();
  await db.schema.createIndex("changeRecord").on("change").columns(["space", "record"]).execute();
  await db.schema
    .createTable("receipt")
    .addColumn("opId", "text", (column) => column.primaryKey())
    .addColumn("clientId", "text", (column) => column.notNull().references("device.clientId"))
    .addColumn("n", "bigint", (column) => column.notNull())
    .addColumn("payloadHash", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addUniqueConstraint("receiptOrder", ["clientId", "n"])
    .execute();
  await db.schema
    .createTable("quarantine")
    .addColumn("opId", "text", (column) => column.primaryKey())
    .addColumn("space", "text", (column) => column.notNull().references("space.id"))
    .addColumn("op", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("quarantineSpace").on("quarantine").column("space").execute();
}
