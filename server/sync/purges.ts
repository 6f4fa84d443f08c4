/** What a push purges: which photos go from the space for good, and whether its author may ask that. */
import { attachment, isPurged, PURGED } from "@/lib/records/attachment";
import { type Actor, byKeepers, isGranted } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import type { GroupResult } from "@/lib/sync/apply";
import type { Op } from "@/lib/sync/op";
import type { Purge, StoreReader } from "@/server/store/store";

/** Which photos the applied group asks to be gone; asked once more changes nothing. */
export const purgesIn = ({ rows }: Pick<GroupResult, "rows">): Purge[] =>
  rows.filter(isPurged).map(({ space, id: record, fields, entered, changed }) => {
    const { by: userId, at } = entered[PURGED] ?? changed;
    return {
      space,
      hash: String(fields.hash),
      record,
      userId,
      at,
      reason: String(fields.purgeReason),
    };
  });

/** The attachments of a space, where `ops` purge any of them: few do. */
export async function besidePurges(
  store: StoreReader,
  space: string,
  ops: readonly Op[],
): Promise<Row[]> {
  const any = ops.some(({ kind, set }) => kind === attachment.kind && set.state === PURGED);
  return any ? store.rowsOfKind(space, attachment.kind) : [];
}

/**
 * Bytes are named by their content: whoever may purge only what they attached themself could attach somebody
 * else's photo once more, and take it from everybody.
 */
export const takesFromOthers = (actor: Actor, purges: readonly Purge[], beside: readonly Row[]) =>
  !isGranted(actor, byKeepers, null) &&
  beside.some(
    ({ created, fields }) =>
      created.by !== actor.userId && purges.some(({ hash }) => hash === fields.hash),
  );

export function refusedPurge(ops: readonly Op[], head: number): GroupResult {
  const outcomes: GroupResult["outcomes"] = new Map(
    ops.map(({ opId, set }) => {
      const code = set.state === PURGED ? "forbidden" : "groupRefused";
      return [opId, { status: "refused", code }];
    }),
  );
  return { outcomes, rows: [], changes: [], quarantined: [...ops], head, numbers: new Map() };
}
