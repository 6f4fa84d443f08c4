/** Open conflicts: of one record, or of everything on the device. */
import type { Shown } from "../database";
import type { Local } from "../open";
import { touchesKind, useWatched, type Watched } from "./use-watched";

async function all(local: Local): Promise<Shown[]> {
  const spaces = await local.read.spaces();
  const found = await Promise.all(spaces.map(({ id }) => local.read.ofKind(id, "conflict")));
  return found.flat();
}

const open: Watched<{ record: string | null }, Shown[]> = {
  async read(local, { record }) {
    const rows =
      record === null ? await all(local) : await local.read.pointingTo(record, "conflict");
    return rows.filter(({ fields }) => fields.state === "open");
  },
  matters: (change) => touchesKind(change, "conflict") || change.topics.includes("spaces"),
};

export function useConflicts(record: string | null = null): Shown[] | undefined {
  return useWatched(open, { record });
}
