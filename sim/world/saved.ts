/** What people were told is saved: every op with what its device knew at that moment. The truth to compare with. */
import type { Op } from "@/lib/sync/op";
import type { Replica } from "./machine";
import type { Tab } from "./tab";

export interface SavedOp {
  op: Op;
  /** The database that it was saved in. */
  replica: string;
  /** Databases that were copied while it waited there. */
  copies: string[];
  /** The newest seq of the space that the device had then, as far as this record goes. */
  knew: number;
  /** Made in a form that showed an older state of the record. */
  fromForm: boolean;
  /** Made unfit afterwards, or changed after the server had it. */
  spoilt?: "bad" | "altered";
  /** The database in which, refused, it was made again or let go by its person. */
  mended?: string;
}

/** True if the op was made in that database, or came with the image that it began as. */
export const isAtHomeIn = (entry: SavedOp | undefined, replica: string): boolean =>
  entry?.replica === replica || entry?.copies.includes(replica) === true;

export type SavedOps = Map<string, SavedOp>;

/** Notes the ops of a tap that has just resolved. */
export async function noteSaved(
  all: SavedOps,
  opIds: readonly string[],
  { database }: Tab,
  replica: Replica,
  fromForm: boolean,
): Promise<string[]> {
  const missing: string[] = [];
  for (const opId of opIds) {
    const queued = await database.outbox.where("opId").equals(opId).toArray();
    const [first] = queued;
    if (!first) {
      missing.push(opId);
      continue;
    }
    const { op } = first;
    const entry = await database.server.get(op.record);
    const space = await database.spaces.get(op.space);
    const shown = await database.records.get(op.record);
    // Below the cursor, while it is compared what a restored server has lost.
    const knew = Math.max(entry?.row?.seq ?? shown?.seq ?? 0, space?.cursor ?? 0);
    all.set(opId, { op, replica: replica.name, copies: [], knew, fromForm });
  }
  return missing;
}
