/** Photos that the server will never take, the latest first. */
import type { RefusedPhoto } from "../reader";
import { useWatched, type Watched } from "./use-watched";

const all: Watched<true, RefusedPhoto[]> = {
  read: (local) => local.read.refusedPhotos(),
  matters: ({ topics }) => topics.includes("photos") || topics.includes("spaces"),
};

export function useRefusedPhotos(): RefusedPhoto[] | undefined {
  return useWatched(all, true);
}
