/** What the figures are counted over: records as they are held, looked at from the evening of a day. */
import type { Row } from "@/lib/records/row";

/** A record that has not been deleted. */
export type Counted = Pick<Row, "id" | "fields" | "entered">;

export interface AsOf {
  /** `YYYY-MM-DD`; everything up to its end counts. */
  readonly day: string;
  /** The plan day of an instant (UTC milliseconds) on the project's wall. */
  readonly dayOf: (at: number) => string;
}

/** True if the instant lies on the day or before it; no instant does not. */
export const isBy = ({ day, dayOf }: AsOf, at: unknown): boolean =>
  typeof at === "number" && dayOf(at) <= day;

/** A share that nothing can be said of is null, never 0. */
export const share = (part: number, whole: number): number | null =>
  whole > 0 ? part / whole : null;
