/** What a measurement is, and what it may ask for: both sides, started once and when first needed. */
import type { Measured } from "./line";
import type { Options } from "./options";
import type { ProductSide } from "./product/side";
import type { Holdings } from "./seed/project";
import type { Side } from "./side";

export interface Bench extends Options {
  /** What the shared sides hold, to be said in every line. */
  readonly holds: Holdings;
  bare(): Promise<Side>;
  product(): Promise<ProductSide>;
  /** Says at the terminal what goes on. */
  tell(sentence: string): void;
}

export interface Measurement {
  /** Its name for `--only`. */
  readonly key: string;
  measure(bench: Bench): Promise<Measured[]>;
}

/** Values of both shared sides, taken in turns. */
export async function inTurns<T>(
  bench: Bench,
  turns: number,
  take: (side: Side, turn: number) => Promise<T>,
): Promise<{ bare: T[]; product: T[] }> {
  const sides = { bare: await bench.bare(), product: await bench.product() };
  return sidesInTurns(sides, turns, take);
}

/** Values of two sides, taken in turns, so that a busy minute of the machine falls on both. */
export async function sidesInTurns<T>(
  sides: { readonly bare: Side; readonly product: Side },
  turns: number,
  take: (side: Side, turn: number) => Promise<T>,
): Promise<{ bare: T[]; product: T[] }> {
  const taken = { bare: [] as T[], product: [] as T[] };
  for (let turn = 0; turn < turns; turn++) {
    // The one that goes first changes, so that neither always meets a warm disk.
    const order = turn % 2 === 0 ? (["bare", "product"] as const) : (["product", "bare"] as const);
    for (const name of order) taken[name].push(await take(sides[name], turn));
  }
  return taken;
}
