/** Every record that points to one record, through whatever field, oldest first. */
import type { Shown } from "../database";
import { useWatched, type Watched } from "./use-watched";

const pointing: Watched<string, Shown[]> = {
  read: (local, target) => local.read.allPointingTo(target),
  // One read of an index is cheaper than telling which kinds have links.
  matters: ({ touched }) => touched.length > 0,
};

export const useAllBacklinks = (target: string): Shown[] | undefined =>
  useWatched(pointing, target);
