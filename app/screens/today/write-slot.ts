/** The ops of a changed slot: a plan item is made for the first change, and changed by every later one. */
import type { Slot } from "@/lib/day/slots";
import type { Tap } from "@/lib/local/intent";

export interface SlotTimes {
  readonly from: string;
  readonly to: string;
  /** Only own slots have a name of their own. */
  readonly what?: string;
}

export interface SlotWrite {
  readonly id: string;
  /** The plan item as the device has it, deleted ones included; null where there is none. */
  readonly held: { deleted: number | null; fields: Readonly<Record<string, unknown>> } | null;
  readonly slot: Slot;
  readonly wanted: SlotTimes;
  readonly state: "planned" | "dropped";
  readonly owner: string;
  readonly date: string;
}

export function writeSlot(
  tap: Pick<Tap, "create" | "change" | "restore" | "transition">,
  { id, held, slot, wanted, state, owner, date }: SlotWrite,
): void {
  const { from, to, what } = wanted;
  if (!held)
    tap.create(
      "planItem",
      {
        // One language, so that the same change made on two devices is the same in every field.
        ...{ what: what ?? slot.name.ja, owner, date, from, to, opens: slot.opens },
        ...{ origin: "template", templateSlot: slot.key },
      },
      { id },
    );
  else {
    if (held.deleted !== null) tap.restore(id);
    tap.change(id, { from, to, ...(what !== undefined && { what }) });
  }
  const before = held ? held.fields.state : "planned";
  if (before === state) return;
  // The table knows no way from work in progress to a dropped slot but through the plan.
  if (state === "dropped" && before === "doing") tap.transition(id, "planned");
  tap.transition(id, state);
}
