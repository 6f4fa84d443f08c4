/** Who opened a private room, the session that a device last came with, and a code for 社内限り. */
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("space").addColumn("createdBy", "text").execute();
  await db.schema.alterTable("device").addColumn("session", "text").execute();
  await db.schema
    .createIndex("deviceSession")
    .on("device")
    .column("session")
    .where("session", "is not", null)
    .execute();
  await sql`update "space" set "code" = 'IN' where "kind" = 'internal' and "code" = ''`.execute(db);
}
