/** The toasts on the screen right now; any part may add one, one host draws them. */
import type { Tone } from "./tone";

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  /** Takes the step back; the toast then says 元に戻す. */
  readonly onUndo?: (() => void) | undefined;
}

/** How long a step can be taken back from the toast. */
export const undoMilliseconds = 8000;
const most = 3;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a toast; with `onUndo` it offers 元に戻す. Returns its id for `dismissToast`. */
export function showToast(toast: {
  text: string;
  tone?: Tone | undefined;
  onUndo?: (() => void) | undefined;
}): number {
  const id = nextId++;
  set(
    [
      ...toasts,
      { id, text: toast.text, tone: toast.tone ?? "neutral", onUndo: toast.onUndo },
    ].slice(-most),
  );
  return id;
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** What they offer belongs to what was on the screen, and that is gone. */
export const dismissToasts = (): void => set([]);

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
