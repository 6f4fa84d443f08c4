/** What a device that was taken away still hands over, and that it has cleared itself since. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("handOver")
    .addColumn("clientId", "text", (column) => column.primaryKey())
    .addColumn("userId", "text", (column) => column.notNull())
    .addColumn("grantHash", "text", (column) => column.unique())
    .addColumn("expiresAt", "bigint")
    .addColumn("wipeOnly", "integer", (column) => column.notNull())
    .addColumn("changes", "integer", (column) => column.notNull())
    .addColumn("photos", "integer", (column) => column.notNull())
    .addColumn("handedAt", "bigint")
    .addColumn("wipedAt", "bigint")
    .execute();
  await db.schema.createIndex("handOverUser").on("handOver").column("userId").execute();
}
