/** One line of the result: what was done, what was measured on either side, and the bar it has to meet. */
import { type Summary, summarise } from "./figures";

export type Unit = "ms" | "bytes" | "count";

/** What is asked of a line; a line without a bar only tells. */
export type Bar =
  | { readonly kind: "ratio"; readonly most: number }
  | { readonly kind: "most"; readonly most: number }
  | { readonly kind: "least"; readonly least: number }
  | { readonly kind: "exactly"; readonly value: number }
  | { readonly kind: "none" };

export const ratio = (most: number): Bar => ({ kind: "ratio", most });
export const atMost = (most: number): Bar => ({ kind: "most", most });
export const atLeast = (least: number): Bar => ({ kind: "least", least });
export const exactly = (value: number): Bar => ({ kind: "exactly", value });
export const noBar: Bar = { kind: "none" };

export interface Measured {
  readonly work: string;
  readonly unit: Unit;
  /** Which figure of the values is compared with the bar. */
  readonly statistic?: "median" | "p95" | "max";
  readonly bare?: readonly number[];
  readonly product: readonly number[];
  readonly bar: Bar;
  /** What a reader must know to judge the figure. */
  readonly note?: string;
}

export interface Line {
  readonly work: string;
  readonly unit: Unit;
  readonly statistic: "median" | "p95" | "max";
  readonly bare: Summary | null;
  readonly product: Summary;
  /** Product over bare, of the line's statistic. */
  readonly ratio: number | null;
  readonly bar: Bar;
  /** Null where there is no bar. */
  readonly met: boolean | null;
  readonly note: string | null;
}

/** @throws when a side measured nothing, or a ratio is asked for without the bare side */
export function toLine(measured: Measured): Line {
  const { work, unit, statistic = "median", bar, note = null } = measured;
  const bare = measured.bare ? summarise(measured.bare) : null;
  const product = summarise(measured.product);
  const quotient = bare ? product[statistic] / bare[statistic] : null;
  return {
    work,
    unit,
    statistic,
    bare,
    product,
    ratio: quotient,
    bar,
    met: isMet(bar, product[statistic], quotient),
    note,
  };
}

function isMet(bar: Bar, value: number, quotient: number | null): boolean | null {
  switch (bar.kind) {
    case "none":
      return null;
    case "most":
      return value <= bar.most;
    case "least":
      return value >= bar.least;
    case "exactly":
      return value === bar.value;
    case "ratio":
      if (quotient === null) throw new Error("A ratio needs both sides.");
      return quotient <= bar.most;
  }
}
