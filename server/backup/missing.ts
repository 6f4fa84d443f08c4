/**
 * What a restore could not bring back. Every seq that anybody knows to have been given out after the backup
 * is either back, because its op was sent again and applied, or listed here. Known are: what the replaced
 * database held, how far devices had read, the rows that they hold, the ops that they sent again.
 */
import type { Beyond, Device, Restore, Space, StoreInspector, StoreReader } from "../store/store";
import { isIn, joined, type Span, sizeOf, without } from "./spans";

export interface MissingIn {
  /** Null for a space that was made after the backup. */
  space: Space | null;
  id: string;
  /** How many seqs are known to have been given out after the backup. */
  known: number;
  back: number;
  missing: Span[];
  /** What is known of the missing ones; a seq without a line is known by its number only. */
  lines: Beyond[];
}

export interface MissingAfter {
  restore: Restore;
  spaces: MissingIn[];
  /** Devices that were here before the backup and have not called since: what they hold may still come. */
  away: Device[];
}

/** For every restore of this database, the latest first. */
export async function missingAfterRestores(
  reader: StoreReader,
  inspector: StoreInspector,
): Promise<MissingAfter[]> {
  const [restores, spaces, devices] = await Promise.all([
    reader.restores(),
    inspector.spaces(),
    inspector.devices(),
  ]);
  const found: MissingAfter[] = [];
  for (const restore of restores) {
    const parts: MissingIn[] = [];
    for (const { space: id, kept, upTo } of restore.lost) {
      const space = spaces.find((one) => one.id === id) ?? null;
      parts.push({ space, id, ...(await missingOf(reader, id, [kept + 1, upTo])) });
    }
    const away = devices.filter(
      ({ lastSeen, revokedAt }) => revokedAt === null && lastSeen < restore.at,
    );
    found.push({ restore, spaces: parts, away });
  }
  const known = new Set(spaces.map(({ id }) => id));
  const whole: Span = [1, Number.MAX_SAFE_INTEGER];
  // Spaces that no longer are: devices still hold rows of them.
  for (const id of await reader.spacesBeyond())
    if (!known.has(id))
      found.at(-1)?.spaces.push({ space: null, id, ...(await missingOf(reader, id, whole)) });
  return found.reverse();
}

async function missingOf(reader: StoreReader, space: string, within: Span) {
  const lines = (await reader.beyond(space)).filter(({ seq }) => isIn(seq, [within]));
  const ops = new Map(lines.flatMap(({ seq, opId }) => (opId === null ? [] : [[seq, opId]])));
  // Only the change that was lost can come back in its place.
  const back = (await reader.cameBack(space)).filter(
    ({ opId, took: [seq] }) => isIn(seq, [within]) && (ops.get(seq) ?? opId) === opId,
  );
  // It may also have come as a new one, when its device never heard that the server had it.
  const receipts = await reader.receipts([...new Set(ops.values())]);
  const applied = new Set(
    receipts.flatMap(({ opId, outcome }) => (outcome.status === "applied" ? [opId] : [])),
  );
  const ofOps = lines.filter(({ opId }) => opId !== null);
  const anew = ofOps.flatMap(({ seq, upTo, opId }, place): Span[] => {
    // How far somebody had read may have been noted with it: it ends where the next begins.
    const end = Math.min(upTo, (ofOps[place + 1]?.seq ?? upTo + 1) - 1);
    return opId !== null && applied.has(opId) ? [[seq, end]] : [];
  });
  const returned = [...back.map(({ took }) => took), ...anew];
  const known = joined([...lines.map(({ seq, upTo }): Span => [seq, upTo]), ...returned]);
  const missing = known.flatMap((span) => without(span, returned));
  const named = lines.filter(({ seq, record }) => record !== null && isIn(seq, missing));
  const count = sizeOf(known);
  return { known: count, back: count - sizeOf(missing), missing, lines: named };
}
