/** Settles a conflict with one of its wishes, and makes again what was held back together with it. */
import { makeAgain } from "@/lib/local/again";
import type { Shown } from "@/lib/local/database";
import type { Saved, Writer } from "@/lib/local/writer";
import { type ConflictView, resolvedWith, type Wish } from "./conflict-view";

/** One tap, one group. Rejects with a `LocalError`; nothing is settled then. */
export function takeWish(
  write: Writer,
  record: Shown,
  view: ConflictView,
  wish: Wish,
): Promise<Saved<void>> {
  return write.group(record.space, (tap) => {
    tap.resolve(view.id, resolvedWith(view, wish), view.seen);
    for (const op of wish.ops) makeAgain(tap, op);
  });
}
