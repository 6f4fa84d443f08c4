/** Changes that the server refused, newest first. */
import type { Parked } from "../database";
import { useWatched, type Watched } from "./use-watched";

const all: Watched<true, Parked[]> = {
  read: (local) => local.read.parked(),
  matters: ({ topics }) => topics.includes("parked"),
};

export function useParked(): Parked[] | undefined {
  return useWatched(all, true);
}
