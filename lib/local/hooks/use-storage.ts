/** How full the device is, and whether its storage is safe from being cleared. */
import { useEffect, useState } from "react";
import { type StorageState, storageState } from "../storage";
import { useLocal } from "./provider";

/** Undefined while asking, null where the browser does not tell. */
export function useStorage(): StorageState | null | undefined {
  const { changes } = useLocal();
  const [state, setState] = useState<StorageState | null>();
  useEffect(() => {
    const look = () => {
      storageState().then(setState, () => setState(null));
    };
    look();
    return changes.listen(({ topics }) => {
      if (topics.includes("photos") || topics.includes("queued")) look();
    });
  }, [changes]);
  return state;
}
