/** What a person does to a slot of their day. Each is one save, at once and with 元に戻す. */
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import { useAct } from "@/components/record/use-act";
import { type Slot, slotChangeId } from "@/lib/day/slots";
import { mayDo } from "@/lib/local/allowed";
import { useLocal } from "@/lib/local/hooks/provider";
import { planItem } from "@/lib/records/plan-item";
import { type SlotTimes, writeSlot } from "./write-slot";

export interface SlotActs {
  /** False for somebody who only reads. */
  readonly may: boolean;
  change(slot: Slot, wanted: SlotTimes): Promise<unknown>;
  drop(slot: Slot): Promise<unknown>;
  putBack(slot: Slot): Promise<unknown>;
  /** Back to what the template says. */
  reset(slot: Slot): Promise<unknown>;
  add(wanted: SlotTimes & { what: string }): Promise<unknown>;
}

export function useSlotActs(date: string): SlotActs {
  const t = useTranslations("today");
  const { project, space, actor } = useRecordScope();
  const { write, read } = useLocal();
  const act = useAct();
  const person = actor.userId;

  const save = (slot: Slot, wanted: SlotTimes, state: "planned" | "dropped", said: string) =>
    act(async () => {
      const id = slot.change ?? slotChangeId({ person, project, day: date, slot: slot.key });
      const held = await read.record(id);
      return write.group(space, (tap) =>
        writeSlot(tap, { id, held, slot, wanted, state, owner: person, date }),
      );
    }, said);

  return {
    may: mayDo(actor, planItem, "create", null),
    change: (slot, wanted) => save(slot, wanted, "planned", t("changed")),
    drop: (slot) => save(slot, slot, "dropped", t("droppedNow")),
    putBack: (slot) => save(slot, slot, "planned", t("back")),
    reset: ({ change }) => act(() => write.remove(change ?? ""), t("changed")),
    add: ({ what, from, to }) =>
      act(
        () =>
          write.create(space, "planItem", {
            ...{ what, from, to, date, owner: person, opens: "nothing", origin: "own" },
          }),
        t("added"),
      ),
  };
}
