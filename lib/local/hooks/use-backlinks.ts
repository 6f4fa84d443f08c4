/** The records of a kind that point to one record, oldest first: its comments, its photos. */
import type { Shown } from "../database";
import { touchesKind, useWatched, type Watched } from "./use-watched";

interface Pointing {
  target: string;
  kind: string;
  field?: string;
}

const pointing: Watched<Pointing, Shown[]> = {
  read: (local, { target, kind, field }) => local.read.pointingTo(target, kind, field),
  matters: (change, { kind }) => touchesKind(change, kind),
};

/** `field` is the kind's parent field by default. */
export function useBacklinks(
  target: string | null,
  kind: string,
  field?: string,
): Shown[] | undefined {
  const query =
    target === null ? null : { target, kind, ...(field === undefined ? {} : { field }) };
  return useWatched(pointing, query);
}
