/** The reading half of the port, in queries that both databases understand. */
import { CompiledQuery, type Kysely, type Selectable, sql } from "kysely";
import type { Row } from "@/lib/records/row";
import type { HeldChange } from "@/lib/sync/held";
import type { Change } from "@/lib/sync/op";
import {
  toAgain,
  toBeyond,
  toChange,
  toDevice,
  toHandOver,
  toInvitation,
  toMembership,
  toQuarantined,
  toReceipt,
  toRow,
  toSpace,
} from "./codec";
import type {
  Beyond,
  CameBack,
  Device,
  HandOver,
  Invitation,
  Membership,
  Purge,
  Receipt,
  Restore,
  Space,
  StoredFile,
  StoreReader,
} from "./store";
import type { Tables } from "./tables";

/** Ids in one `in (…)`, well below the parameter limits of both databases. */
const IDS_PER_QUERY = 1_024;

/** The same question comes with every push; building its SQL anew took longer than answering it. */
const statements = new Map<string, string>();

export class SqlReader implements StoreReader {
  constructor(protected readonly db: Kysely<Tables>) {}

  /** Rows whose `column` is one of `ids` and whose other columns have the values of `equal`. */
  private async selectIn<T extends keyof Tables & string>(
    table: T,
    column: string,
    ids: readonly (string | number)[],
    equal: Record<string, string> = {},
  ): Promise<Selectable<Tables[T]>[]> {
    const distinct = [...new Set(ids)];
    const found: Selectable<Tables[T]>[] = [];
    for (let start = 0; start < distinct.length; start += IDS_PER_QUERY) {
      const page = distinct.slice(start, start + IDS_PER_QUERY);
      // A few sizes serve all, so that their statements stay prepared; asking twice for an id is harmless.
      const size = 2 ** Math.ceil(Math.log2(page.length));
      const padded = [...page, ...Array<string | number>(size - page.length).fill(page[0] ?? "")];
      const query = CompiledQuery.raw(this.selectSql(table, column, size, Object.keys(equal)), [
        ...Object.values(equal),
        ...padded,
      ]);
      found.push(...(await this.db.executeQuery<Selectable<Tables[T]>>(query)).rows);
    }
    return found;
  }

  private selectSql(table: string, column: string, size: number, equal: string[]): string {
    const name = `${table}/${column}/${size}/${equal.join()}`;
    const known = statements.get(name);
    if (known !== undefined) return known;
    const conditions = equal.map((one) => sql`${sql.ref(one)} = ${""}`);
    const values = sql.join(Array<string>(size).fill(""));
    conditions.push(sql`${sql.ref(column)} in (${values})`);
    const query = sql`select * from ${sql.table(table)} where ${sql.join(conditions, sql` and `)}`;
    const compiled = query.compile(this.db).sql;
    statements.set(name, compiled);
    return compiled;
  }

  async meta(key: string): Promise<string | undefined> {
    const row = await this.db
      .selectFrom("meta")
      .select("value")
      .where("key", "=", key)
      .executeTakeFirst();
    return row?.value;
  }

  async epoch(): Promise<number> {
    return Number(await this.meta("epoch"));
  }

  async space(id: string): Promise<Space | undefined> {
    const row = await this.db
      .selectFrom("space")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirst();
    return row && toSpace(row);
  }

  async projects(): Promise<Space[]> {
    const rows = await this.db
      .selectFrom("space")
      .selectAll()
      .where("kind", "=", "project")
      .orderBy("createdAt")
      .orderBy("id")
      .execute();
    return rows.map(toSpace);
  }

  async spacesOf(project: string): Promise<Space[]> {
    const rows = await this.db
      .selectFrom("space")
      .selectAll()
      .where("project", "=", project)
      .orderBy("createdAt")
      .orderBy("id")
      .execute();
    const own = rows.filter((row) => row.kind === "project");
    return [...own, ...rows.filter((row) => row.kind !== "project")].map(toSpace);
  }

  async spacesOfUser(userId: string): Promise<{ space: Space; membership: Membership }[]> {
    const memberships = await this.db
      .selectFrom("membership")
      .selectAll()
      .where("userId", "=", userId)
      .where("revokedAt", "is", null)
      .execute();
    const bySpace = new Map(memberships.map((row) => [row.space, toMembership(row)]));
    const spaces = await this.selectIn("space", "id", [...bySpace.keys()]);
    return spaces
      .sort((a, b) => a.createdAt - b.createdAt)
      .flatMap((row) => {
        const membership = bySpace.get(row.id);
        return membership ? [{ space: toSpace(row), membership }] : [];
      });
  }

  async membership(space: string, userId: string): Promise<Membership | undefined> {
    const row = await this.db
      .selectFrom("membership")
      .selectAll()
      .where("space", "=", space)
      .where("userId", "=", userId)
      .executeTakeFirst();
    return row && toMembership(row);
  }

  async membersOf(space: string): Promise<Membership[]> {
    const rows = await this.db
      .selectFrom("membership")
      .selectAll()
      .where("space", "=", space)
      .orderBy("since")
      .orderBy("userId")
      .execute();
    return rows.map(toMembership);
  }

  async membershipsOf(userId: string): Promise<Membership[]> {
    const rows = await this.db
      .selectFrom("membership")
      .selectAll()
      .where("userId", "=", userId)
      .execute();
    return rows.map(toMembership);
  }

  async isRevoked(userId: string): Promise<boolean> {
    const rows = await this.db
      .selectFrom("membership")
      .select("revokedAt")
      .where("userId", "=", userId)
      .execute();
    return rows.length > 0 && rows.every((row) => row.revokedAt !== null);
  }

  async device(clientId: string): Promise<Device | undefined> {
    const row = await this.db
      .selectFrom("device")
      .selectAll()
      .where("clientId", "=", clientId)
      .executeTakeFirst();
    return row && toDevice(row);
  }

  async isSessionRevoked(session: string): Promise<boolean> {
    const row = await this.db
      .selectFrom("device")
      .select("clientId")
      .where("session", "=", session)
      .where("revokedAt", "is not", null)
      .executeTakeFirst();
    return row !== undefined;
  }

  async devicesOf(userId: string): Promise<Device[]> {
    const rows = await this.db
      .selectFrom("device")
      .selectAll()
      .where("userId", "=", userId)
      .orderBy("firstSeen")
      .execute();
    return rows.map(toDevice);
  }

  async handOver(clientId: string): Promise<HandOver | undefined> {
    const found = this.db.selectFrom("handOver").selectAll().where("clientId", "=", clientId);
    const row = await found.executeTakeFirst();
    return row && toHandOver(row);
  }

  async handOverUnder(grantHash: string): Promise<HandOver | undefined> {
    const found = this.db.selectFrom("handOver").selectAll().where("grantHash", "=", grantHash);
    const row = await found.executeTakeFirst();
    return row && toHandOver(row);
  }

  async handOversOf(userId: string): Promise<HandOver[]> {
    const found = this.db.selectFrom("handOver").selectAll().where("userId", "=", userId);
    return (await found.execute()).map(toHandOver);
  }

  async invitation(tokenHash: string): Promise<Invitation | undefined> {
    const row = await this.db
      .selectFrom("invitation")
      .selectAll()
      .where("tokenHash", "=", tokenHash)
      .executeTakeFirst();
    return row && toInvitation(row);
  }

  async openInvitations(project: string | null): Promise<Invitation[]> {
    const open = this.db.selectFrom("invitation").selectAll().where("usedAt", "is", null);
    const rows = await (project === null
      ? open.where("project", "is", null)
      : open.where("project", "=", project)
    )
      .orderBy("createdAt")
      .execute();
    return rows.map(toInvitation);
  }

  async receipts(opIds: readonly string[]): Promise<Receipt[]> {
    return (await this.selectIn("receipt", "opId", opIds)).map(toReceipt);
  }

  async receiptsFrom(clientId: string, fromN: number, limit: number): Promise<Receipt[]> {
    const rows = await this.db
      .selectFrom("receipt")
      .selectAll()
      .where("clientId", "=", clientId)
      .where("n", ">=", fromN)
      .orderBy("n")
      .limit(limit)
      .execute();
    return rows.map(toReceipt);
  }

  async rows(space: string, ids: readonly string[]): Promise<Row[]> {
    return (await this.selectIn("record", "id", ids, { space })).map(toRow);
  }

  async children(space: string, kind: string, parents: readonly string[]): Promise<Row[]> {
    const rows = await this.selectIn("record", "parent", parents, { space, kind });
    return rows.map(toRow).sort((a, b) => a.created.seq - b.created.seq);
  }

  async rowsAfter(space: string, cursor: number, limit: number): Promise<Row[]> {
    // A page that ended between two rows of one seq would hide the second from the next page. One query,
    // so that nothing can be committed between finding the end of the page and reading it.
    const rows = await this.db
      .selectFrom("record")
      .selectAll()
      .where("space", "=", space)
      .where("seq", ">", cursor)
      .where((where) => {
        const lastSeq = where
          .selectFrom("record")
          .select("seq")
          .where("space", "=", space)
          .where("seq", ">", cursor)
          .orderBy("seq")
          .offset(limit - 1)
          .limit(1);
        return where("seq", "<=", where.fn.coalesce(lastSeq, where.val(Number.MAX_SAFE_INTEGER)));
      })
      .orderBy("seq")
      .execute();
    return rows.map(toRow);
  }

  async openWork(space: string, userId: string, limit: number): Promise<Row[]> {
    const rows = await this.db
      .selectFrom("record")
      .selectAll()
      .where("space", "=", space)
      .where("openWork", "=", 1)
      .where(sql`replace("people", ${`|${userId}|`}, '')`, "!=", sql.ref("people"))
      .orderBy("seq", "desc")
      .limit(limit)
      .execute();
    return rows.map(toRow);
  }

  async rowsOfKind(space: string, kind: string): Promise<Row[]> {
    const rows = await this.db
      .selectFrom("record")
      .selectAll()
      .where("space", "=", space)
      .where("kind", "=", kind)
      .where("deleted", "is", null)
      .execute();
    return rows.map(toRow);
  }

  async rowByNumber(space: string, kind: string, number: number): Promise<Row | undefined> {
    const row = await this.db
      .selectFrom("record")
      .selectAll()
      .where("space", "=", space)
      .where("kind", "=", kind)
      .where("number", "=", number)
      .executeTakeFirst();
    return row && toRow(row);
  }

  async changes(space: string, opIds: readonly string[]): Promise<Change[]> {
    return (await this.selectIn("change", "opId", opIds, { space })).map(toChange);
  }

  async changesAt(space: string, seqs: readonly number[]): Promise<Change[]> {
    return (await this.selectIn("change", "seq", seqs, { space })).map(toChange);
  }

  async changesOf(space: string, record: string): Promise<Change[]> {
    const rows = await this.db
      .selectFrom("change")
      .selectAll()
      .where("space", "=", space)
      .where("record", "=", record)
      .orderBy("seq")
      .execute();
    return rows.map(toChange);
  }

  async lastNumber(space: string, kind: string): Promise<number> {
    const row = await this.db
      .selectFrom("series")
      .select("last")
      .where("space", "=", space)
      .where("kind", "=", kind)
      .executeTakeFirst();
    return row?.last ?? 0;
  }

  async quarantined(space: string): Promise<HeldChange[]> {
    const rows = await this.db
      .selectFrom("quarantine")
      .selectAll()
      .where("space", "=", space)
      .orderBy("at")
      .orderBy("opId")
      .execute();
    return rows.map(toQuarantined);
  }

  async quarantinedOf(userId: string, opIds: readonly string[]): Promise<HeldChange[]> {
    return (await this.selectIn("quarantine", "opId", opIds, { userId })).map(toQuarantined);
  }

  async file(space: string, hash: string): Promise<StoredFile | undefined> {
    return this.db
      .selectFrom("file")
      .selectAll()
      .where("space", "=", space)
      .where("hash", "=", hash)
      .executeTakeFirst();
  }

  async isNamed(hash: string): Promise<boolean> {
    const found = this.db.selectFrom("file").select("space").where("hash", "=", hash);
    return (await found.executeTakeFirst()) !== undefined;
  }

  async purge(space: string, hash: string): Promise<Purge | undefined> {
    return this.db
      .selectFrom("purge")
      .selectAll()
      .where("space", "=", space)
      .where("hash", "=", hash)
      .executeTakeFirst();
  }

  async restores(): Promise<Restore[]> {
    const restores = await this.db.selectFrom("restore").selectAll().orderBy("epoch").execute();
    if (!restores.length) return [];
    const lost = await this.db.selectFrom("lost").selectAll().orderBy("space").execute();
    return restores.map((restore) => ({
      ...restore,
      lost: lost
        .filter(({ epoch }) => epoch === restore.epoch)
        .map(({ epoch: _epoch, ...seqs }) => seqs),
    }));
  }

  async beyond(space: string): Promise<Beyond[]> {
    const rows = await this.db
      .selectFrom("beyond")
      .selectAll()
      .where("space", "=", space)
      .orderBy("seq")
      .execute();
    return rows.map(toBeyond);
  }

  async cameBack(space: string): Promise<CameBack[]> {
    const rows = await this.db
      .selectFrom("change")
      .select(["opId", "again"])
      .where("space", "=", space)
      .where("again", "is not", null)
      .execute();
    return rows.flatMap(({ opId, again }) =>
      again === null ? [] : toAgain(again).map((took) => ({ opId, took })),
    );
  }

  async spacesBeyond(): Promise<string[]> {
    const rows = await this.db.selectFrom("beyond").select("space").distinct().execute();
    return rows.map(({ space }) => space);
  }
}
