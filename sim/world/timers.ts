/**
 * Stands in for `setTimeout` while simulating. The product waits by itself only for a database that says
 * nothing; such a wait ends when the story says that the silence has lasted.
 */
import { running } from "./actors";

interface Waiting {
  task: () => void;
  /** Whoever waits: a silence concerns one piece of work, not the others that stand still. */
  of: unknown;
}

let waiting = new Map<number, Waiting>();
let drawn = 0;

export function setTimeout(task: () => void, _delay?: number): number {
  drawn += 1;
  waiting.set(drawn, { task, of: running() });
  return drawn;
}

export function clearTimeout(timer: number | undefined): void {
  if (timer !== undefined) waiting.delete(timer);
}

/** The running piece of work has waited long enough. */
export function silenceLasts(): void {
  const due = [...waiting].filter(([, { of }]) => of === running());
  for (const [timer] of due) waiting.delete(timer);
  for (const [, { task }] of due) task();
}

export function noTimers(): void {
  waiting = new Map();
}
