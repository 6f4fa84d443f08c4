/** How long a deleted record can still be brought back. */

const DAY_MS = 24 * 60 * 60 * 1_000;
/** The server empties the trash after this. */
const KEPT_DAYS = 30;

/** Whole days, the present one included; 0 or less when it is over. */
export const daysLeft = (deletedAt: number, now: number): number =>
  KEPT_DAYS - Math.floor((now - deletedAt) / DAY_MS);
