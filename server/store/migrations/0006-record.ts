/** Who did what, as one chain of links a space: over the changes that are there, and over events that change no record. */
import { type Kysely, sql } from "kysely";
import { contentHashOf, genesisOf, linkAfter } from "../links";
import type { ChangeTable, Tables } from "../tables";

const PAGE = 500;

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("change")
    .addColumn("content", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema
    .alterTable("change")
    .addColumn("link", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema
    .alterTable("space")
    .addColumn("link", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await db.schema
    .createTable("event")
    .addColumn("space", "text", (column) => column.notNull().references("space.id"))
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("place", "bigint", (column) => column.notNull())
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("about", "text", (column) => column.notNull())
    .addColumn("userId", "text", (column) => column.notNull())
    .addColumn("device", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("link", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("eventKey", ["space", "seq", "place"])
    .execute();
  await linkWhatIsThere(db as Kysely<Tables>);
}

/** Older lines are linked as they stand now: what was altered before shows in the older chain only. */
async function linkWhatIsThere(db: Kysely<Tables>): Promise<void> {
  for (const { id } of await db.selectFrom("space").select("id").execute()) {
    let link = genesisOf(id);
    for (let cursor = 0; ; ) {
      const page: ChangeTable[] = await db
        .selectFrom("change")
        .selectAll()
        .where("space", "=", id)
        .where("seq", ">", cursor)
        .orderBy("seq")
        .limit(PAGE)
        .execute();
      for (const row of page) {
        const content = contentHashOf(row);
        link = linkAfter(link, { ...row, content });
        await sql`update "change" set "content" = ${content}, "link" = ${link}
          where "opId" = ${row.opId}`.execute(db);
        cursor = row.seq;
      }
      if (page.length < PAGE) break;
    }
    await db.updateTable("space").set({ link }).where("id", "=", id).execute();
  }
}
