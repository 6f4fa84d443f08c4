/** The photos of the story: drawn and kept like those that a tester sends, then named in their ops. */
import { createHash } from "node:crypto";
import { photoOf } from "@/lib/demo/faults/photos";
import type { StoryOp } from "@/lib/demo/story";
import { attachment } from "@/lib/records/attachment";
import { type Keeper, keepFile } from "@/server/files/door";
import { canDrawJapanese, erpScreen } from "./erp-screen";

/**
 * Completes the attachments among the ops with what their bytes are. They are left out where there is nothing to
 * keep or to draw them with; a later telling brings them.
 */
export async function withPhotos(
  files: Keeper | undefined,
  ops: readonly StoryOp[],
): Promise<StoryOp[]> {
  const able = files !== undefined && ops.some(isPhoto) && (await canDrawJapanese());
  const told: StoryOp[] = [];
  for (const op of ops) {
    if (!isPhoto(op)) told.push(op);
    else if (able) told.push(await kept(files, op));
  }
  return told;
}

const isPhoto = ({ kind }: StoryOp) => kind === attachment.kind;

async function kept(files: Keeper, op: StoryOp): Promise<StoryOp> {
  const photo = photoOf(String(op.set.hash));
  if (!photo) throw new Error(`No picture for ${op.set.hash}.`);
  const bytes = await erpScreen(photo);
  const hash = createHash("sha256").update(bytes).digest("hex");
  await keepFile(
    files,
    { space: op.space, hash },
    { userId: op.userId, welcome: async () => true },
    bytes,
    "image/jpeg",
  );
  return { ...op, set: { ...op.set, hash, size: bytes.byteLength } };
}
