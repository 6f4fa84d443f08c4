/** The spaces that the person belongs to, as the server last told. */
import type { SpaceInfo } from "@/lib/sync/protocol";
import { useWatched, type Watched } from "./use-watched";

const all: Watched<true, SpaceInfo[]> = {
  read: (local) => local.read.spaces(),
  matters: ({ topics }) => topics.includes("spaces"),
};

export function useSpaces(): SpaceInfo[] | undefined {
  return useWatched(all, true);
}

/** Null where the person does not belong to it. */
export function useSpace(id: string | null): SpaceInfo | null | undefined {
  const spaces = useSpaces();
  if (!spaces || id === null) return undefined;
  return spaces.find((space) => space.id === id) ?? null;
}
