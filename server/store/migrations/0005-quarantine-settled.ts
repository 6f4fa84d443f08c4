/** What a lead has made of a change in quarantine. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [column, type] of [
    ["settledAt", "bigint"],
    ["settledBy", "text"],
    ["settledHow", "text"],
    ["note", "text"],
  ] as const)
    await db.schema.alterTable("quarantine").addColumn(column, type).execute();
}
