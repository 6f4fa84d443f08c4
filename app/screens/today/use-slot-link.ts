/** Where a slot leads and what that screen is called; null where no screen does its work. */
import { useRecordScope } from "@/components/record/record-scope";
import type { Slot } from "@/lib/day/slots";
import { listAddress } from "../../router/record-addresses";
import { kindOpenedBy } from "./slot-screen";

export interface SlotLink {
  readonly href: string;
  readonly screen: string;
}

export function useSlotLink(): (slot: Slot) => SlotLink | null {
  const { project, registry, reading } = useRecordScope();
  return ({ opens }) => {
    const kind = kindOpenedBy(opens);
    const definition = kind === null ? undefined : registry.get(kind);
    if (!definition) return null;
    return {
      href: listAddress(project, definition.kind),
      screen: definition.plural[reading.language],
    };
  };
}
