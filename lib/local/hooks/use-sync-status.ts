/** How this device stands with the server, the same in every tab. */
import { useSyncExternalStore } from "react";
import { useLocal } from "../provider";
import type { SyncStatus } from "../sync-status";

export function useSyncStatus(): SyncStatus {
  const { sync } = useLocal();
  return useSyncExternalStore(sync.listen, sync.status, sync.status);
}
