/** The record behind a human number or a short code, for addresses like /n/BUG-0123. */
import { type Spaces, spacesIn } from "@/lib/search/query";
import { useWatched, type Watched } from "./use-watched";

const byName: Watched<{ space: Spaces; name: string }, string | null> = {
  read: (local, { space, name }) => local.read.byName(space, name),
  matters: ({ touched }, { space }) =>
    touched.some((key) => spacesIn(space).some((one) => key.startsWith(`${one}|`))),
};

/** Its id; null where there is none. */
export function useRecordByName(space: Spaces, name: string): string | null | undefined {
  return useWatched(byName, { space, name });
}
