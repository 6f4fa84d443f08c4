/** An invitation may name somebody who is there already and cannot sign in yet. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("invitation").addColumn("person", "text").execute();
}
