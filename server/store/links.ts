/**
 * How one line of the record is chained to those before it. A link covers who, when, from which device, what, on which
 * record, and the hashes of what was written, never that itself: it can be purged and the chain still holds.
 */
import { createHash } from "node:crypto";
import type { ChangeTable, Tables } from "./tables";

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** What the first line of a space is chained to; the id keeps lines of one space out of another's chain. */
export const genesisOf = (space: string) => sha256(JSON.stringify(["asayu-record-1", space]));

/** Of what was written, as it lies in the database; who and when are in the link itself. */
export function contentHashOf(row: Omit<ChangeTable, "content" | "link" | "chain">): string {
  const { set, prev, group, batch, of, fields, conflict, parallel, again } = row;
  return sha256(JSON.stringify([set, prev, group, batch, of, fields, conflict, parallel, again]));
}

type Linked = Pick<
  ChangeTable,
  | ("space" | "seq" | "type" | "kind" | "record" | "userId" | "clientId")
  | ("at" | "receivedAt" | "tz" | "opId" | "payloadHash" | "content")
>;

/** The link of a change. */
export const linkAfter = (before: string, line: Linked): string =>
  sha256(
    JSON.stringify([
      ...[before, line.space, line.seq, 0, line.type, line.kind, line.record],
      ...[line.userId, line.clientId, line.at, line.receivedAt, line.tz],
      ...[line.opId, line.payloadHash, line.content],
    ]),
  );

/** The link of an event, which stands after the change `seq` and the events before it there. */
export const eventLinkAfter = (before: string, event: Omit<Tables["event"], "link">): string =>
  sha256(
    JSON.stringify([
      ...[before, event.space, event.seq, event.place, event.what, event.about],
      ...[event.userId, event.device, event.at, sha256(event.detail)],
    ]),
  );
