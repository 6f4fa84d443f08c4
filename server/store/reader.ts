/** The reading half of the port, in queries that both databases understand. */
import { type Kysely, sql } from "kysely";
import type { Row } from "@/lib/records/row";
import type { Change } from "@/lib/sync/op";
import {
  toChange,
  toDevice,
  toInvitation,
  toMembership,
  toQuarantined,
  toReceipt,
  toRow,
  toSpace,
} from "./codec";
import type {
  Device,
  Invitation,
  Membership,
  Quarantined,
  Receipt,
  Space,
  StoredFile,
  StoreReader,
} from "./store";
import type { Tables } from "./tables";

/** Ids in one `in (…)`, well below the parameter limits of both databases. */
const IDS_PER_QUERY = 1_000;

async function inPages<Id, T>(ids: readonly Id[], load: (page: Id[]) => Promise<T[]>) {
  const distinct = [...new Set(ids)];
  const found: T[] = [];
  for (let start = 0; start < distinct.length; start += IDS_PER_QUERY)
    found.push(...(await load(distinct.slice(start, start + IDS_PER_QUERY))));
  return found;
}

export class SqlReader implements StoreReader {
  constructor(protected readonly db: Kysely<Tables>) {}

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
    const spaces = await inPages([...bySpace.keys()], (page) =>
      this.db
        .selectFrom("space")
        .selectAll()
        .where("id", "in", page)
        .orderBy("createdAt")
        .execute(),
    );
    return spaces.flatMap((row) => {
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

  async devicesOf(userId: string): Promise<Device[]> {
    const rows = await this.db
      .selectFrom("device")
      .selectAll()
      .where("userId", "=", userId)
      .orderBy("firstSeen")
      .execute();
    return rows.map(toDevice);
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
    const rows = await inPages(opIds, (page) =>
      this.db.selectFrom("receipt").selectAll().where("opId", "in", page).execute(),
    );
    return rows.map(toReceipt);
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
    const rows = await inPages(ids, (page) =>
      this.db
        .selectFrom("record")
        .selectAll()
        .where("space", "=", space)
        .where("id", "in", page)
        .execute(),
    );
    return rows.map(toRow);
  }

  async children(space: string, kind: string, parents: readonly string[]): Promise<Row[]> {
    const rows = await inPages(parents, (page) =>
      this.db
        .selectFrom("record")
        .selectAll()
        .where("space", "=", space)
        .where("parent", "in", page)
        .where("kind", "=", kind)
        .orderBy("createdSeq")
        .execute(),
    );
    return rows.map(toRow);
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
    const rows = await inPages(opIds, (page) =>
      this.db
        .selectFrom("change")
        .selectAll()
        .where("opId", "in", page)
        .where("space", "=", space)
        .execute(),
    );
    return rows.map(toChange);
  }

  async changesAt(space: string, seqs: readonly number[]): Promise<Change[]> {
    const rows = await inPages(seqs, (page) =>
      this.db
        .selectFrom("change")
        .selectAll()
        .where("space", "=", space)
        .where("seq", "in", page)
        .execute(),
    );
    return rows.map(toChange);
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

  async quarantined(space: string): Promise<Quarantined[]> {
    const rows = await this.db
      .selectFrom("quarantine")
      .selectAll()
      .where("space", "=", space)
      .orderBy("at")
      .orderBy("opId")
      .execute();
    return rows.map(toQuarantined);
  }

  async file(space: string, hash: string): Promise<StoredFile | undefined> {
    return this.db
      .selectFrom("file")
      .selectAll()
      .where("space", "=", space)
      .where("hash", "=", hash)
      .executeTakeFirst();
  }
}
