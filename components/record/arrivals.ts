/** Which records were just saved here: their row slides in, once. */

const arrived = new Set<string>();

/** Call when a record is saved and its list is about to be shown. */
export function announceArrival(id: string): void {
  arrived.add(id);
}

export const isArriving = (id: string): boolean => arrived.has(id);

/** The row has been drawn; from now on it is a row like the others. */
export function endArrival(id: string): void {
  arrived.delete(id);
}

export const hasArrivals = (): boolean => arrived.size > 0;
