/** What may be done to a line that stands: each act takes the line's action item along, in one tap. */
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import { useAct } from "@/components/record/use-act";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Seen, Tap } from "@/lib/local/intent";
import type { Saved, SaveOptions } from "@/lib/local/writer";
import { actionItem } from "@/lib/records/action-item";
import { actionOf, followLine, isUntouched, type Values } from "./asked";
import { typeLabel } from "./line-types";

export function useLineActs(line: Shown) {
  const t = useTranslations("meetings");
  const { actor, reading } = useRecordScope();
  const { write, read } = useLocal();
  const act = useAct();

  const actions = () => read.pointingTo(line.id, actionItem.kind, "origin");

  /** An action item of a line that asks nobody any more; whoever may not delete it leaves it where it is. */
  const withdraw = (tap: Tap, held: readonly Shown[]) => {
    for (const { id, fields } of held)
      if (isUntouched(line.fields, fields) && mayDo(actor, actionItem, "delete", fields))
        tap.remove(id);
  };

  async function change(
    fields: Values,
    { seen, ...saving }: SaveOptions & { seen?: Seen } = {},
  ): Promise<Saved<void>> {
    const held = await actions();
    const after = { ...line.fields, ...fields };
    const wanted = actionOf(after);
    return write.group(
      line.space,
      (tap) => {
        tap.change(line.id, fields, seen);
        if (!wanted) withdraw(tap, held);
        else if (held.length === 0) tap.create(actionItem.kind, newAction(wanted, line.id, actor));
        else
          for (const { id, fields: present } of held) {
            const follows = followLine(line.fields, after, present);
            if (Object.keys(follows).length) tap.change(id, follows);
          }
      },
      saving,
    );
  }

  return {
    change,
    turnInto: (type: string) =>
      act(
        // A line that begins to ask asks from then on; who and until when is pointed out.
        () => change({ type }),
        t("typeChanged", { type: typeLabel(type, reading.language) }),
      ),
    remove: () =>
      act(async () => {
        const held = await actions();
        return write.group(line.space, (tap) => {
          withdraw(tap, held);
          tap.remove(line.id);
        });
      }, t("removed")),
  };
}

/** Who wrote the line has asked for it. */
export const newAction = (
  wanted: Values,
  line: string,
  actor: { userId: string; side: string },
): Values => ({ ...wanted, origin: line, issuer: actor.userId, issuerSide: actor.side });
