/** Makes a change once more: a new op on what the record is now, with the values it had. */
import type { Op } from "@/lib/sync/op";
import type { Tap } from "./intent";

/** What has to be known of a change to make it again. */
export type MadeBefore = Pick<Op, "record" | "kind" | "set"> &
  Partial<Pick<Op, "of" | "seen">> & { type: string };

/** A type that this version does not know does nothing. */
export function makeAgain(tap: Tap, op: MadeBefore): void {
  const { record, kind, set } = op;
  switch (op.type) {
    case "create":
      tap.create(kind, set, { id: record });
      break;
    case "append":
      tap.append(kind, set, { id: record });
      break;
    case "set":
      tap.change(record, set);
      break;
    case "transition": {
      const { state, ...fields } = set;
      tap.transition(record, String(state), fields);
      break;
    }
    case "add":
    case "remove":
      for (const [field, elements] of Object.entries(set)) {
        const texts = Array.isArray(elements) ? elements.map(String) : [];
        if (op.type === "add") tap.addTo(record, field, texts);
        else tap.removeFrom(record, field, texts);
      }
      break;
    case "delete":
      tap.remove(record);
      break;
    case "restore":
      tap.restore(record);
      break;
    case "undo":
      if (op.of) tap.undo(op.of);
      break;
    case "resolve":
      if (op.of) tap.resolve(op.of, set, op.seen);
      break;
  }
}
