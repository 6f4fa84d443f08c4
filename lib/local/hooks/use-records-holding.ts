/** The living records of a kind whose `sought` field holds a value, such as those of one day; live. */
import type { Shown } from "../database";
import { touches, useWatched, type Watched } from "./use-watched";

interface Holding {
  space: string;
  kind: string;
  /** One that is `sought`. */
  field: string;
  value: string;
}

const holding: Watched<Holding, Shown[]> = {
  read: (local, { space, kind, field, value }) => local.read.holding(space, kind, field, value),
  matters: (change, { space, kind }) => touches(change, space, kind),
};

export function useRecordsHolding(query: Holding | null): Shown[] | undefined {
  return useWatched(holding, query);
}
