/** Whether a new version is on the device and waits for the person's word. */
import { useSyncExternalStore } from "react";
import { registerWorker } from "@/lib/pwa/register";

export function useUpdateWaiting(): boolean {
  return useSyncExternalStore(
    (listener) => registerWorker().subscribe(listener),
    () => registerWorker().isWaiting(),
    () => false,
  );
}
