/** Tells ops that are new from those that came before, by their receipts and the device's own order. */
import type { Outcome } from "@/lib/sync/op";
import type { Receipt } from "@/server/store/store";
import type { SentOp } from "./op-shape";

export type Sorted =
  | { status: "ready"; fresh: SentOp[]; answered: Record<string, Outcome>; lastN: number }
  | { status: "gap" }
  | { status: "reclient" };

/**
 * @param sent in the order of `n`
 * @param lastN newest `n` taken from this device
 * @param receipts of any of these ops
 * @param own client ids under which the sender has called before
 */
export function sortOut(
  sent: readonly SentOp[],
  lastN: number,
  receipts: readonly Receipt[],
  own: ReadonlySet<string> = new Set(),
): Sorted {
  const known = new Map(receipts.map((receipt) => [receipt.opId, receipt]));
  const fresh = new Map<string, SentOp>();
  const answered: Record<string, Outcome> = {};
  let newest = lastN;
  for (const one of sent) {
    const receipt = known.get(one.opId);
    if (one.n > newest + 1) return { status: "gap" };
    if (one.n <= newest && !receipt && !fresh.has(one.opId)) return { status: "reclient" };
    newest = Math.max(newest, one.n);
    // An op keeps its id when its device had to renumber, so a receipt counts under any n.
    if (receipt) answered[one.opId] = outcomeOf(receipt, one, own);
    else if (!fresh.has(one.opId)) fresh.set(one.opId, one);
  }
  return { status: "ready", fresh: [...fresh.values()], answered, lastN: newest };
}

/** An op in newer words has another hash; it is known by its id alone, to its author alone. */
function outcomeOf(receipt: Receipt, sent: SentOp, own: ReadonlySet<string>): Outcome {
  if (sent.isRewritten && own.has(receipt.clientId)) return receipt.outcome;
  return receipt.payloadHash === sent.hash
    ? receipt.outcome
    : { status: "refused", code: "invalid" };
}
