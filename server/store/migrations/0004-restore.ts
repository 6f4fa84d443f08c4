/** Restores of this database, and what is known of the changes that it had after the backup. */
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("restore")
    .addColumn("epoch", "bigint", (column) => column.primaryKey())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("backupAt", "bigint", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("lost")
    .addColumn("epoch", "bigint", (column) => column.notNull().references("restore.epoch"))
    .addColumn("space", "text", (column) => column.notNull())
    .addColumn("kept", "bigint", (column) => column.notNull())
    .addColumn("upTo", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("lostKey", ["epoch", "space"])
    .execute();

  // No reference to a space: one that was made after the backup is not there any more.
  await db.schema
    .createTable("beyond")
    .addColumn("space", "text", (column) => column.notNull())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("upTo", "bigint", (column) => column.notNull())
    .addColumn("opId", "text")
    .addColumn("record", "text")
    .addColumn("kind", "text")
    .addColumn("userId", "text")
    .addColumn("at", "bigint")
    .addColumn("row", "text")
    .addColumn("witness", "text")
    .addPrimaryKeyConstraint("beyondKey", ["space", "seq"])
    .execute();

  await db.schema.alterTable("change").addColumn("again", "text").execute();
  await db.schema
    .createIndex("changeAgain")
    .on("change")
    .column("space")
    .where(sql.ref("again"), "is not", null)
    .execute();
}
