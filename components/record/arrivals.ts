/** Which records were just saved here: their list shows them, and their row slides in, once. */

const arrived = new Set<string>();
const listeners = new Set<() => void>();

/** Call when a record is being saved and its list is about to be shown. */
export function announceArrival(id: string): void {
  arrived.add(id);
  for (const listener of listeners) listener();
}

export const isArriving = (id: string): boolean => arrived.has(id);

/** The row has been drawn, or the save has failed. */
export function endArrival(id: string): void {
  arrived.delete(id);
}

/** Calls back for a list that is drawn already, at once where something has just arrived. */
export function onArrival(listener: () => void): () => void {
  if (arrived.size > 0) listener();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
