/** The writing half of the port, in statements that both databases understand. */
import { CompiledQuery, type Insertable, type Kysely } from "kysely";
import type { Registry } from "@/lib/records/index";
import type { Settled } from "@/lib/sync/held";
import { beyondRowOf, changeRowOf, changeText, recordOf, toBeyond, toSpace } from "./codec";
import { eventLinkAfter, genesisOf, linkAfter, sha256 } from "./links";
import { SqlReader } from "./reader";
import type {
  Beyond,
  Device,
  HandOver,
  Invitation,
  Membership,
  NewEvent,
  Purge,
  Restore,
  Space,
  StoredFile,
  StoreTransaction,
  Writes,
} from "./store";
import type { Tables } from "./tables";

/** Rows of one insert: 50 took half the time of one by one, 200 no less. */
const ROWS_PER_INSERT = 50;

/** Where the chains of a space stand. */
interface Heads {
  chain: string;
  link: string;
}

export class SqlTransaction extends SqlReader implements StoreTransaction {
  /** @param lock locks the space rows where the database has more than one writer */
  constructor(
    db: Kysely<Tables>,
    private readonly registry: Registry,
    private readonly lock: (db: Kysely<Tables>, ids: readonly string[]) => Promise<void>,
  ) {
    super(db);
  }

  async lockSpaces(ids: readonly string[]): Promise<Map<string, Space>> {
    if (ids.length === 0) return new Map();
    await this.lock(this.db, ids);
    const rows = await this.db.selectFrom("space").selectAll().where("id", "in", ids).execute();
    return new Map(rows.map((row) => [row.id, toSpace(row)]));
  }

  async write(writes: Writes): Promise<void> {
    if (writes.device) {
      const { clientId, lastN, lastSeen } = writes.device;
      const touched = this.db.updateTable("device").set({ lastN, lastSeen });
      await touched.where("clientId", "=", clientId).execute();
    }
    const records = writes.rows.map((row) => recordOf(this.registry, row));
    await this.insertAll("record", records, ["space", "id"]);
    await this.writeChanges(writes);
    const receipts = writes.receipts.map((receipt) => ({
      opId: receipt.opId,
      clientId: receipt.clientId,
      n: receipt.n,
      payloadHash: receipt.payloadHash,
      outcome: JSON.stringify(receipt.outcome),
    }));
    await this.insertAll("receipt", receipts);
    const quarantined = writes.quarantined.map(({ space, op, userId, reason, at }) => {
      const open = { settledAt: null, settledBy: null, settledHow: null, note: null };
      return { opId: op.opId, space, op: JSON.stringify(op), userId, reason, at, ...open };
    });
    await this.insertAll("quarantine", quarantined, ["opId"]);
    for (const [id, seq] of writes.seqs)
      await this.db.updateTable("space").set({ seq }).where("id", "=", id).execute();
    const series = [...writes.series].map(([key, last]) => {
      const slash = key.lastIndexOf("/");
      return { space: key.slice(0, slash), kind: key.slice(slash + 1), last };
    });
    await this.insertAll("series", series, ["space", "kind"]);
    for (const line of writes.beyond ?? []) await this.noteBeyond(line);
  }

  /** Several may know of one seq: what one of them does not know, another does. */
  private async noteBeyond(line: Beyond): Promise<void> {
    const { space, seq } = line;
    const row = await this.db
      .selectFrom("beyond")
      .selectAll()
      .where("space", "=", space)
      .where("seq", "=", seq)
      .executeTakeFirst();
    const known = row && toBeyond(row);
    const joined: Beyond = known
      ? {
          space,
          seq,
          upTo: Math.max(known.upTo, line.upTo),
          opId: known.opId ?? line.opId,
          record: known.record ?? line.record,
          kind: known.kind ?? line.kind,
          userId: known.userId ?? line.userId,
          at: known.at ?? line.at,
          row: known.row ?? line.row,
          witness: known.row ? known.witness : line.witness,
        }
      : line;
    await this.insertAll("beyond", [beyondRowOf(joined)], ["space", "seq"]);
  }

  async settleQuarantined(
    space: string,
    opIds: readonly string[],
    { at, by, how, note }: Settled,
  ): Promise<void> {
    await this.db
      .updateTable("quarantine")
      .set({ settledAt: at, settledBy: by, settledHow: how, note })
      .where("space", "=", space)
      .where("opId", "in", opIds)
      .where("settledAt", "is", null)
      .execute();
  }

  async addRestore({ lost, ...restore }: Restore): Promise<void> {
    await this.insertAll("restore", [restore]);
    const seqs = lost.map((one) => ({ epoch: restore.epoch, ...one }));
    await this.insertAll("lost", seqs);
  }

  private async writeChanges({ changes, receipts }: Writes): Promise<void> {
    const hashes = new Map(receipts.map((receipt) => [receipt.opId, receipt.payloadHash]));
    const chains = new Map<string, Heads>();
    const rows = [];
    for (const change of [...changes].sort((a, b) => a.seq - b.seq)) {
      const before = chains.get(change.space) ?? (await this.headsOf(change.space));
      // What no device sent is chained by its own content.
      const payloadHash = hashes.get(change.opId) ?? sha256(changeText(change));
      const chain = sha256(before.chain + payloadHash);
      const row = changeRowOf(change, payloadHash, chain);
      const link = linkAfter(before.link, row);
      chains.set(change.space, { chain, link });
      rows.push({ ...row, link });
    }
    await this.insertAll("change", rows);
    for (const [id, heads] of chains)
      await this.db.updateTable("space").set(heads).where("id", "=", id).execute();
  }

  private headsOf(space: string): Promise<Heads & { seq: number }> {
    const found = this.db.selectFrom("space").select(["chain", "link", "seq"]);
    return found.where("id", "=", space).executeTakeFirstOrThrow();
  }

  async note({ space, detail, ...event }: NewEvent): Promise<void> {
    const { link: before, seq } = await this.headsOf(space);
    const { last } = await this.db
      .selectFrom("event")
      .select((select) => select.fn.max("place").as("last"))
      .where("space", "=", space)
      .where("seq", "=", seq)
      .executeTakeFirstOrThrow();
    const place = Number(last ?? 0) + 1;
    const line = { ...event, space, seq, place, detail: JSON.stringify(detail ?? {}) };
    const link = eventLinkAfter(before, line);
    await this.insertAll("event", [{ ...line, link }]);
    await this.db.updateTable("space").set({ link }).where("id", "=", space).execute();
  }

  async addSpace(space: Space): Promise<void> {
    const { createdBy = null } = space;
    const link = genesisOf(space.id);
    await this.insertAll("space", [{ ...space, createdBy, chain: "", link }]);
  }

  async nameSpace(id: string, name: string): Promise<void> {
    await this.db.updateTable("space").set({ name }).where("id", "=", id).execute();
  }

  async putMembership(membership: Membership): Promise<void> {
    await this.insertAll("membership", [membership], ["space", "userId"]);
  }

  async putDevice(device: Device): Promise<void> {
    const { session = null } = device;
    await this.insertAll("device", [{ ...device, session }], ["clientId"]);
  }

  async putHandOver(handOver: HandOver): Promise<void> {
    const row = { ...handOver, wipeOnly: Number(handOver.wipeOnly) };
    await this.insertAll("handOver", [row], ["clientId"]);
  }

  async addInvitation(invitation: Invitation): Promise<void> {
    const { person = null } = invitation;
    await this.insertAll("invitation", [{ ...invitation, person }]);
  }

  async spendInvitation(tokenHash: string, userId: string, now: number): Promise<boolean> {
    const used = await this.db
      .updateTable("invitation")
      .set({ usedAt: now, usedBy: userId })
      .where("tokenHash", "=", tokenHash)
      .where("usedAt", "is", null)
      .where("expiresAt", ">", now)
      .executeTakeFirst();
    return used.numUpdatedRows === 1n;
  }

  async addFile(file: StoredFile): Promise<void> {
    // The same photo sent twice is one photo; its first uploader stays.
    const known = await this.file(file.space, file.hash);
    if (!known) await this.insertAll("file", [file]);
  }

  async purgeFile(purge: Purge): Promise<void> {
    const { space, hash } = purge;
    if (!(await this.purge(space, hash))) await this.insertAll("purge", [purge]);
    const named = this.db.deleteFrom("file").where("space", "=", space);
    await named.where("hash", "=", hash).execute();
  }

  async setMeta(key: string, value: string): Promise<void> {
    await this.insertAll("meta", [{ key, value }], ["key"]);
  }

  /**
   * Inserts every row, all of which have the same columns; with `key`, a row that exists is replaced.
   * The statement is compiled once for a full page: building it anew cost more than running it.
   */
  private async insertAll<T extends keyof Tables & string>(
    table: T,
    rows: readonly Insertable<Tables[T]>[],
    key?: readonly string[],
  ): Promise<void> {
    let compiled: { sql: string; size: number } | undefined;
    const columns = Object.keys(rows[0] ?? {});
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
      const page = rows.slice(start, start + ROWS_PER_INSERT);
      if (compiled?.size !== page.length)
        compiled = { sql: this.insertSql(table, columns, page.length, key), size: page.length };
      const parameters: unknown[] = [];
      for (const row of page)
        for (const column of columns) parameters.push(row[column as keyof typeof row]);
      await this.db.executeQuery(CompiledQuery.raw(compiled.sql, parameters));
    }
  }

  private insertSql(
    table: keyof Tables & string,
    columns: readonly string[],
    rows: number,
    key: readonly string[] | undefined,
  ): string {
    const name = `${table}/${columns.join()}/${rows}/${key?.join() ?? ""}`;
    const known = statements.get(name);
    if (known !== undefined) return known;
    // Any values do: only their places count.
    const row = Object.fromEntries(columns.map((column) => [column, 0]));
    const values = Array.from({ length: rows }, () => row) as never;
    const insert = this.db.insertInto(table).values(values);
    const others = columns.filter((column) => !key?.includes(column));
    const replace = key
      ? insert.onConflict((conflict) =>
          conflict
            .columns(key as never)
            .doUpdateSet(
              (set) =>
                Object.fromEntries(
                  others.map((column) => [column, set.ref(`excluded.${column}` as never)]),
                ) as never,
            ),
        )
      : insert;
    const { sql } = replace.compile();
    statements.set(name, sql);
    return sql;
  }
}

const statements = new Map<string, string>();
