/** The spaces that the person belongs to, as the server last told. */
import { useState } from "react";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { useWatched, type Watched } from "./use-watched";

const all: Watched<true, SpaceInfo[]> = {
  read: (local) => local.read.spaces(),
  matters: ({ topics }) => topics.includes("spaces"),
};

/** The same array until something changes that screens draw: how far a space has come does so with every sync. */
export function useSpaces(): SpaceInfo[] | undefined {
  const latest = useWatched(all, true);
  const [known, setKnown] = useState(latest);
  if (latest && shapeOf(latest) !== shapeOf(known)) {
    setKnown(latest);
    return latest;
  }
  return latest && known;
}

const shapeOf = (spaces: readonly SpaceInfo[] | undefined) =>
  JSON.stringify(spaces?.map(({ seq: _, ...space }) => space));

/** Null where the person does not belong to it. */
export function useSpace(id: string | null): SpaceInfo | null | undefined {
  const spaces = useSpaces();
  if (!spaces || id === null) return undefined;
  return spaces.find((space) => space.id === id) ?? null;
}
