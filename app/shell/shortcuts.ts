/** Keyboard shortcuts: who wants which key now, and when the keys sleep. */
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { isComposing, type KeyPress } from "@/components/ui/ime";
import { readSetting } from "./device-settings";

/** A key, small letters; `mod` is ⌘ on Apple's devices and Ctrl elsewhere. */
export type Combo = "n" | "m" | "/" | "j" | "k" | "?" | "escape" | "mod+enter";

export interface Shortcut {
  readonly combo: Combo;
  /** What it does, for the help. */
  readonly label: string;
  readonly run: () => void;
}

let shortcuts: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Shortcut[]): void {
  shortcuts = next;
  for (const listener of listeners) listener();
}

/** Offers a shortcut while `enabled`. Where two want the same key the later, inner one gets it. */
export function useShortcut(combo: Combo, label: string, run: () => void, enabled = true): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return;
    const shortcut: Shortcut = { combo, label, run: () => act() };
    set([...shortcuts, shortcut]);
    return () => set(shortcuts.filter((other) => other !== shortcut));
  }, [combo, label, enabled]);
}

const noShortcuts: readonly Shortcut[] = [];

/** What can be pressed now, one entry a key. */
export function useShortcuts(): readonly Shortcut[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shortcuts,
    () => noShortcuts,
  );
  return [...new Map(all.map((shortcut) => [shortcut.combo, shortcut])).values()];
}

/** The key press as a combo, or null for one that nobody can want. */
export function comboOf(event: KeyPress): string | null {
  if (isComposing(event) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return event.shiftKey ? null : `mod+${key}`;
  // “?” and “/” need Shift on some keyboards; letters with Shift are someone's capital.
  return event.shiftKey && /^[a-z]$/.test(key) ? null : key;
}

/** Where a key press comes from, as far as shortcuts care. */
export interface KeySource {
  /** The focus is in a field that takes text or keys of its own. */
  readonly inField: boolean;
  /** A sheet or menu is open above the screen. */
  readonly covered: boolean;
  /** The person switched single keys off. */
  readonly singleKeysOff: boolean;
}

/** Only ⌘/Ctrl combinations work in fields; nothing reaches a screen that is covered. */
export function isAsleep(combo: string, source: KeySource): boolean {
  if (source.covered) return true;
  if (combo.startsWith("mod+")) return false;
  return source.inField || (source.singleKeysOff && combo.length === 1);
}

function sourceOf(event: KeyboardEvent): KeySource {
  const target = event.target instanceof Element ? event.target : null;
  return {
    inField: target?.closest("input, textarea, select, [contenteditable=true]") != null,
    covered: document.querySelector("dialog[open], :popover-open") !== null,
    singleKeysOff: readSetting("singleKeys") === "off",
  };
}

/** Listens to the keyboard; once in the whole app. Returns the way out. */
export function listenToShortcuts(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const combo = comboOf(event);
    if (combo === null) return;
    const source = sourceOf(event);
    if (combo === "escape" && source.inField && !source.covered) {
      // The first Esc leaves the field, the next one the screen.
      (document.activeElement as HTMLElement | null)?.blur();
      return;
    }
    const wanted = shortcuts.findLast((shortcut) => shortcut.combo === combo);
    if (!wanted || isAsleep(combo, source)) return;
    event.preventDefault();
    wanted.run();
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
