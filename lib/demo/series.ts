/** The golden numbers that the demo follows: per day D1–D10, and per module. */

export const planned = [16, 24, 28, 30, 30, 30, 28, 24, 18, 12] as const;
export const executed = [14, 20, 22, 24, 28, 31, 32, 27, 22, 16] as const;
export const found = [2, 5, 9, 12, 11, 8, 5, 4, 2, 2] as const;
export const closed = [0, 1, 3, 6, 9, 10, 9, 8, 5, 4] as const;

export interface Module {
  /** Stands in the numbers of its cases: UAT-FI-011. */
  readonly code: string;
  readonly name: string;
  readonly cases: number;
  readonly bugs: number;
  readonly ksloc: number;
}

export const modules = [
  { code: "FI", name: "FI 財務会計", cases: 60, bugs: 9, ksloc: 15 },
  { code: "SD", name: "SD 販売", cases: 55, bugs: 22, ksloc: 10 },
  { code: "MM", name: "MM 購買", cases: 45, bugs: 10, ksloc: 14 },
  { code: "WM", name: "WM 在庫倉庫", cases: 40, bugs: 15, ksloc: 8 },
  { code: "IF", name: "IF 連携", cases: 25, bugs: 3, ksloc: 2 },
  { code: "RPT", name: "RPT 帳票・移行", cases: 15, bugs: 1, ksloc: 10 },
] as const satisfies readonly Module[];

export function moduleOf(code: string): Module {
  const found = modules.find((one) => one.code === code);
  if (!found) throw new Error(`The demo has no module ${code}.`);
  return found;
}
