/** All living records of some kinds in some spaces: read once, then kept up by what each change carries. */
import type { Shown } from "../database";
import { touches, useWatched, type Watched } from "./use-watched";

interface Together {
  spaces: readonly string[];
  kinds: readonly string[];
}

const together: Watched<Together, Shown[]> = {
  async read(local, { spaces, kinds }) {
    const read = spaces.flatMap((space) => kinds.map((kind) => local.read.ofKind(space, kind)));
    return (await Promise.all(read)).flat();
  },
  matters: (change, { spaces, kinds }) =>
    spaces.some((space) => kinds.some((kind) => touches(change, space, kind))),
  // Reading thousands of records again for each tap would be felt.
  carried(change, params, present) {
    const { rows, ids, gone } = change;
    if (!present || rows.length < ids.length || !together.matters(change, params)) return undefined;
    const replaced = new Set([...ids, ...gone]);
    const isOf = ({ space, kind, deleted }: Shown) =>
      deleted === null && params.spaces.includes(space) && params.kinds.includes(kind);
    return [...present.filter(({ id }) => !replaced.has(id)), ...rows.filter(isOf)];
  },
};

export const useRecordsTogether = (query: Together | null): Shown[] | undefined =>
  useWatched(together, query);
