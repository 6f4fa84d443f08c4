/** Where a slot leads and what that is called; null where no screen does its work. */
import { useRecordScope } from "@/components/record/record-scope";
import { recordName } from "@/components/record/value-text";
import type { Slot } from "@/lib/day/slots";
import { meeting } from "@/lib/records/meeting";
import { href } from "../../router/addresses";
import { listAddress } from "../../router/record-addresses";
import { kindOpenedBy, meetingOf } from "./slot-screen";
import type { Day } from "./use-day";

export interface SlotLink {
  readonly href: string;
  readonly screen: string;
}

export function useSlotLink({ meetings }: Day): (slot: Slot) => SlotLink | null {
  const { project, registry, reading } = useRecordScope();
  return ({ opens }) => {
    const held = meetingOf(opens, meetings);
    const name = held && recordName(meeting, held.fields, reading);
    if (held && name)
      return { href: href("meeting", { project, record: held.id }), screen: `「${name}」` };
    const kind = kindOpenedBy(opens);
    const definition = kind === null ? undefined : registry.get(kind);
    if (!definition) return null;
    return {
      href: listAddress(project, definition.kind),
      screen: definition.plural[reading.language],
    };
  };
}
