/** How this device stands with the server, the same in every tab. */
import { useSyncExternalStore } from "react";
import type { SyncStatus } from "../sync-status";
import { useLocal } from "./provider";

export function useSyncStatus(): SyncStatus {
  const { sync } = useLocal();
  return useSyncExternalStore(sync.listen, sync.status, sync.status);
}
