/** 発生, 完了, 未解決 and 修正率 of a set of defects as of a day; 重複 counts in none of them. */
import { type AsOf, type Counted, isBy, share } from "./as-of";

export interface DefectFigures {
  readonly found: number;
  readonly closed: number;
  readonly withdrawn: number;
  /** 発生 − 完了 − 取下げ */
  readonly open: number;
  /** 完了 ÷ 発生 */
  readonly fixRate: number | null;
}

export function defectFigures(defects: readonly Counted[], asOf: AsOf): DefectFigures {
  const there = counted(defects).filter((one) => isBy(asOf, one.fields.occurredAt));
  const found = there.length;
  const closed = there.filter((one) => isBy(asOf, enteredAt(one, "closed"))).length;
  const withdrawn = there.filter((one) => isBy(asOf, enteredAt(one, "withdrawn"))).length;
  return {
    ...{ found, closed, withdrawn, open: found - closed - withdrawn },
    fixRate: share(closed, found),
  };
}

/** What is said twice is one fault. */
export const counted = (defects: readonly Counted[]): Counted[] =>
  defects.filter(({ fields }) => fields.type !== "duplicate");

/** When it came into a state that it has not been taken back from; null where it never did. */
export function enteredAt({ entered }: Counted, state: string): number | null {
  const entry = entered[state];
  return entry && entry.times > 0 ? entry.at : null;
}
