/** The living records of a kind in its own order; meant for kinds with few records. */
import type { Shown } from "../database";
import { touches, useWatched, type Watched } from "./use-watched";

interface OfKind {
  space: string;
  kind: string;
  limit?: number;
}

const ofKind: Watched<OfKind, Shown[]> = {
  read: (local, { space, kind, limit }) => local.read.ofKind(space, kind, limit),
  matters: (change, { space, kind }) => touches(change, space, kind),
};

export function useRecords(query: OfKind | null): Shown[] | undefined {
  return useWatched(ofKind, query);
}
