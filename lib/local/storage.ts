/** How safe the device's storage is: how full, and whether the browser may clear it by itself. */

export interface StorageState {
  /** Bytes. */
  usage: number;
  quota: number;
  persisted: boolean;
}

/** Null where the browser does not tell (no secure context). */
export async function storageState(): Promise<StorageState | null> {
  if (!("storage" in navigator)) return null;
  const [estimate, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { usage: estimate.usage ?? 0, quota: estimate.quota ?? 0, persisted };
}

let asked = false;

/**
 * Asks once a start that the browser never clears this storage; called when there is something to lose,
 * because browsers judge by use.
 */
export async function askToPersist(): Promise<void> {
  if (asked || !("storage" in navigator)) return;
  asked = true;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}
