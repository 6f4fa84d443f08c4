/** Between the rows of the tables and the objects of the port. */
import type { Registry } from "@/lib/records/index";
import { isRole } from "@/lib/records/member";
import type { Role, Side } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import type { HeldChange, Settled } from "@/lib/sync/held";
import type { Change, OpType } from "@/lib/sync/op";
import type { SpaceKind } from "@/lib/sync/protocol";
import { derivedOf } from "./derived";
import { contentHashOf } from "./links";
import type { Beyond, Device, HandOver, Invitation, Membership, Receipt, Space } from "./store";
import type { ChangeTable, RecordTable, Tables } from "./tables";

type Values = Record<string, unknown>;

export function recordOf(registry: Registry, row: Row): RecordTable {
  return {
    space: row.space,
    id: row.id,
    kind: row.kind,
    number: row.number,
    code: row.code,
    fields: JSON.stringify(row.fields),
    seqs: JSON.stringify(row.seqs),
    createdBy: row.created.by,
    createdAt: row.created.at,
    createdSeq: row.created.seq,
    changedBy: row.changed.by,
    changedAt: row.changed.at,
    seq: row.seq,
    deleted: row.deleted,
    entered: JSON.stringify(row.entered),
    ...derivedOf(registry, row),
  };
}

export function toRow(record: RecordTable): Row {
  return {
    space: record.space,
    id: record.id,
    kind: record.kind,
    number: record.number,
    code: record.code,
    fields: JSON.parse(record.fields) as Values,
    seqs: JSON.parse(record.seqs) as Row["seqs"],
    created: { by: record.createdBy, at: record.createdAt, seq: record.createdSeq },
    changed: { by: record.changedBy, at: record.changedAt },
    seq: record.seq,
    deleted: record.deleted,
    entered: JSON.parse(record.entered) as Row["entered"],
  };
}

export function changeRowOf(
  change: Change,
  payloadHash: string,
  chain: string,
): Omit<ChangeTable, "link"> {
  const row = {
    opId: change.opId,
    space: change.space,
    seq: change.seq,
    record: change.record,
    kind: change.kind,
    type: change.type,
    set: JSON.stringify(change.set),
    prev: JSON.stringify(change.prev),
    userId: change.userId,
    clientId: change.clientId,
    at: change.at,
    receivedAt: change.receivedAt,
    tz: change.tz,
    group: change.group ?? null,
    batch: change.batch ?? null,
    of: change.of ?? null,
    fields: change.fields === undefined ? null : JSON.stringify(change.fields),
    conflict: change.conflict ?? null,
    parallel: change.parallel === true ? 1 : 0,
    again: change.again === undefined ? null : JSON.stringify(change.again),
    payloadHash,
    chain,
  };
  return { ...row, content: contentHashOf(row) };
}

export function toChange(row: Omit<ChangeTable, "link" | "content">): Change {
  return {
    space: row.space,
    seq: row.seq,
    opId: row.opId,
    record: row.record,
    kind: row.kind,
    type: row.type as OpType,
    set: JSON.parse(row.set) as Values,
    prev: JSON.parse(row.prev) as Values,
    userId: row.userId,
    clientId: row.clientId,
    at: row.at,
    receivedAt: row.receivedAt,
    tz: row.tz,
    ...(row.group === null ? {} : { group: row.group }),
    ...(row.batch === null ? {} : { batch: row.batch }),
    ...(row.of === null ? {} : { of: row.of }),
    ...(row.fields === null
      ? {}
      : { fields: JSON.parse(row.fields) as NonNullable<Change["fields"]> }),
    ...(row.conflict === null ? {} : { conflict: row.conflict }),
    ...(row.parallel === 1 ? { parallel: true as const } : {}),
    ...(row.again ? { again: toAgain(row.again) } : {}),
  };
}

/** Before there could be several, the one stood alone. */
export function toAgain(text: string): [number, number][] {
  const spans = JSON.parse(text) as [number, number] | [number, number][];
  return typeof spans[0] === "number" ? [spans as [number, number]] : (spans as [number, number][]);
}

/** The change as text, in one order of keys however it was made: what the server chains of its own writing. */
export const changeText = (change: Change): string =>
  JSON.stringify(toChange(changeRowOf(change, "", "")));

export function toSpace(row: Omit<Tables["space"], "chain" | "link">): Space {
  const { id, project, name, seq, code, createdAt, createdBy } = row;
  const space = { id, kind: row.kind as SpaceKind, project, name, seq, code, createdAt };
  return createdBy === null ? space : { ...space, createdBy };
}

/** A role that this version does not know may read and nothing more. */
const toRole = (role: string): Role => (isRole(role) ? role : "viewer");
const toSide = (side: string): Side => (side === "user" ? "user" : "vendor");

export function toMembership(row: Tables["membership"]): Membership {
  return { ...row, role: toRole(row.role), side: toSide(row.side) };
}

export function toDevice({ session, ...device }: Tables["device"]): Device {
  return session === null ? device : { ...device, session };
}

export function toReceipt(row: Tables["receipt"]): Receipt {
  return { ...row, outcome: JSON.parse(row.outcome) as Receipt["outcome"] };
}

export function toInvitation({ person, ...row }: Tables["invitation"]): Invitation {
  const purpose = row.purpose === "setup" ? "setup" : "member";
  const invitation = { ...row, purpose, role: toRole(row.role), side: toSide(row.side) } as const;
  return person === null ? invitation : { ...invitation, person };
}

export function toQuarantined(row: Tables["quarantine"]): HeldChange {
  const { space, userId, reason, at } = row;
  const op = JSON.parse(row.op) as HeldChange["op"];
  return { space, op, userId, reason, at, settled: toSettled(row) };
}

function toSettled(row: Tables["quarantine"]): Settled | null {
  const { settledAt: at, settledBy: by, settledHow, note } = row;
  if (at === null || by === null) return null;
  return { how: settledHow === "taken" ? "taken" : "dismissed", by, at, note: note ?? "" };
}

export function toBeyond(row: Tables["beyond"]): Beyond {
  return { ...row, row: row.row === null ? null : (JSON.parse(row.row) as Row) };
}

export const beyondRowOf = (beyond: Beyond): Tables["beyond"] => ({
  ...beyond,
  row: beyond.row && JSON.stringify(beyond.row),
});

export const toHandOver = (row: Tables["handOver"]): HandOver => ({
  ...row,
  wipeOnly: row.wipeOnly === 1,
});
