/** Chromium's offer to install, kept for whoever shows it: it comes once, early, and can be used once. */
import { useSyncExternalStore } from "react";

/** Chromium's event; not in the standard library of types because no standard has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | null = null;
const listeners = new Set<() => void>();

function set(next: InstallPrompt | null): void {
  offered = next;
  for (const listener of listeners) listener();
}

if (typeof window !== "undefined") {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    set(event as InstallPrompt);
  });
  window.addEventListener("appinstalled", () => set(null));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the browser's own dialog; null where it has none to offer. */
export function useInstallPrompt(): (() => void) | null {
  const event = useSyncExternalStore(
    subscribe,
    () => offered,
    () => null,
  );
  if (!event) return null;
  return () => {
    void event.prompt();
    set(null);
  };
}

/** True on an iPhone or iPad in Safari's own window, where the home screen is a person's choice. */
export function isIosBrowser(): boolean {
  return "standalone" in navigator && navigator.standalone === false;
}

/** True where the app runs in a window of its own. */
export function isInstalled(): boolean {
  return (
    window.matchMedia("(display-mode: standalone)").matches ||
    ("standalone" in navigator && navigator.standalone === true)
  );
}
