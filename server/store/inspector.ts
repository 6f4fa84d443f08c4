/** Reads everything there is, page by page, in queries that both databases understand. */
import type { Kysely } from "kysely";
import { toChange, toDevice, toReceipt, toSpace } from "./codec";
import type {
  ChainedChange,
  Device,
  Purge,
  Receipt,
  RecordedEvent,
  Space,
  StoredFile,
  StoreInspector,
} from "./store";
import type { Tables } from "./tables";

export class SqlInspector implements StoreInspector {
  constructor(private readonly db: Kysely<Tables>) {}

  async spaces(): Promise<(Space & { chain: string; link: string })[]> {
    const rows = await this.db.selectFrom("space").selectAll().orderBy("createdAt").execute();
    return rows.map((row) => ({ ...toSpace(row), chain: row.chain, link: row.link }));
  }

  series(): Promise<Tables["series"][]> {
    return this.db.selectFrom("series").selectAll().execute();
  }

  async devices(): Promise<Device[]> {
    const rows = await this.db.selectFrom("device").selectAll().orderBy("firstSeen").execute();
    return rows.map(toDevice);
  }

  files(): Promise<StoredFile[]> {
    return this.db.selectFrom("file").selectAll().orderBy("hash").execute();
  }

  purges(): Promise<Purge[]> {
    return this.db.selectFrom("purge").selectAll().orderBy("hash").execute();
  }

  async history(space: string, after: number, limit: number): Promise<ChainedChange[]> {
    const rows = await this.db
      .selectFrom("change")
      .selectAll()
      .where("space", "=", space)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      change: toChange(row),
      payloadHash: row.payloadHash,
      chain: row.chain,
      content: row.content,
      link: row.link,
    }));
  }

  events(space: string, from: number, upTo: number): Promise<RecordedEvent[]> {
    return this.db
      .selectFrom("event")
      .selectAll()
      .where("space", "=", space)
      .where("seq", ">=", from)
      .where("seq", "<", upTo)
      .orderBy("seq")
      .orderBy("place")
      .execute();
  }

  async receipts(after: string, limit: number): Promise<Receipt[]> {
    const rows = await this.db
      .selectFrom("receipt")
      .selectAll()
      .where("opId", ">", after)
      .orderBy("opId")
      .limit(limit)
      .execute();
    return rows.map(toReceipt);
  }
}
