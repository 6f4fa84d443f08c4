/** Whether this device is in kiosk mode: undefined while nobody's data are open, null where it is not. */
import { useSyncExternalStore } from "react";
import type { Kiosk } from "../kiosk";
import { useLocalState } from "./provider";

export function useKiosk(): Kiosk | null | undefined {
  const state = useLocalState();
  const kiosk = state.status === "open" ? state.local.kiosk : undefined;
  return useSyncExternalStore(kiosk?.listen ?? noListening, () => kiosk?.current(), nothing);
}

const noListening = () => () => {};
const nothing = () => undefined;
