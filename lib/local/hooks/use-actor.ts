/** The person's own role and side in a space, for what a screen offers. */
import { useMemo } from "react";
import type { Actor } from "@/lib/records/rights";
import { actorIn } from "@/lib/sync/protocol";
import { useLocal } from "./provider";
import { useSpace } from "./use-spaces";

export function useActor(space: string): Actor | null | undefined {
  const { user } = useLocal();
  const info = useSpace(space);
  return useMemo(() => info && actorIn(info, user.id), [info, user.id]);
}
