/** Records that come back to a restored server keep their human number. */
import type { Op } from "@/lib/sync/op";
import type { StoreReader } from "@/server/store/store";

/**
 * The numbers that creations had before the restore, by op id, where nobody else has them. Only numbers that
 * the series has passed: a device cannot draw one from the future.
 * @param series last number by `space/kind`
 */
export async function freeOldNumbers(
  store: StoreReader,
  ops: readonly Op[],
  series: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const free = new Map<string, number>();
  const claimed = new Set<string>();
  for (const { opId, space, kind, type, again } of ops) {
    const number = again?.number;
    const makes = type === "create" || type === "append";
    if (number === undefined || !makes || number > (series.get(`${space}/${kind}`) ?? 0)) continue;
    const claim = `${space}/${kind}/${number}`;
    if (claimed.has(claim) || (await store.rowByNumber(space, kind, number))) continue;
    claimed.add(claim);
    free.set(opId, number);
  }
  return free;
}
