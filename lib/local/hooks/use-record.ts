/** One record, live: undefined while loading, null where there is none on this device. */
import type { Shown } from "../database";
import { useWatched, type Watched } from "./use-watched";

const oneRecord: Watched<string, Shown | null> = {
  read: (local, id) => local.read.record(id),
  matters: ({ ids, gone }, id) => ids.includes(id) || gone.includes(id),
  carried: ({ rows }, id) => rows.find((row) => row.id === id),
};

export function useRecord(id: string | null): Shown | null | undefined {
  return useWatched(oneRecord, id);
}
