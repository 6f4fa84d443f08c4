/** What the sync engine asks of the device's database. */
import type { Row } from "@/lib/records/row";
import type { Op, Outcome } from "./op";
import type { RecountAnswer, SpaceInfo, SpacesAnswer } from "./protocol";

/** Every method is one durable transaction. */
export interface LocalPort {
  identity(): Promise<{ clientId: string; userId: string; epoch: number }>;
  /**
   * Pending ops in n order from beyond `after`, at most `limit`; a group is never cut. None while a restore
   * is compared.
   */
  pending(limit: number, after?: number): Promise<Op[]>;
  /**
   * Stores the outcomes, takes the ops out of the outbox, parks what was refused together with what
   * depends on it, and shows the records without it.
   */
  settle(outcomes: Record<string, Outcome>): Promise<void>;
  /** The server has another copy's ops under this clientId: take a new one, renumber from 1, keep op ids. */
  reclient(): Promise<void>;
  /** Pending ops from `n` on are numbered anew without holes, after `lastN`. */
  closeGap(lastN: number): Promise<void>;
  spaces(): Promise<{ info: SpaceInfo; cursor: number }[]>;
  /** Keeps the list; a space that was left loses its rows, its pending ops are parked. */
  setSpaces(answer: SpacesAnswer): Promise<void>;
  /** Rows and cursor together; a row only over a lower seq. `cursor` null leaves it as it is. */
  applyPage(space: string, rows: Row[], cursor: number | null): Promise<void>;
  /**
   * The server counts anew: every cursor goes back to 0, nothing is deleted. What the server has lost is
   * noted, and the acknowledged ops among it wait in the outbox again.
   */
  resetEpoch(answer: RecountAnswer): Promise<void>;
  /** Rows that the server has lost and was not told of yet; null when nothing is left to compare. */
  beyond(): Promise<Row[] | null>;
  /** The server knows those rows now: what it has may take their place. */
  toldBeyond(): Promise<void>;
  /** Everything was pulled: what the server has lost is sent again, or no longer shown. */
  endRecount(): Promise<void>;
  /** Acknowledged ops up to these seqs are in a backup and may go. */
  forget(backedUp: Record<string, number>): Promise<void>;
  /** Server time minus device time, for showing corrected times. */
  setClockOffset(milliseconds: number): Promise<void>;
}
