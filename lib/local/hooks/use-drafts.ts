/** What has been begun and not saved, newest first. */
import type { Draft } from "../database";
import { useWatched, type Watched } from "./use-watched";

const all: Watched<true, Draft[]> = {
  read: (local) => local.drafts.list(),
  matters: ({ topics }) => topics.includes("drafts"),
  // The row of a saved draft gives way to its record's in one step.
  carried: ({ completed }, _, present) =>
    completed === undefined ? undefined : present?.filter(({ id }) => id !== completed),
};

const refusal: Watched<true, boolean> = {
  read: async (local) => local.drafts.isRefused(),
  matters: ({ topics }) => topics.includes("drafts"),
};

/** True while what is being written cannot be kept on the disk. */
export function useDraftsRefused(): boolean {
  return useWatched(refusal, true) ?? false;
}

export function useDrafts(): Draft[] | undefined {
  return useWatched(all, true);
}
