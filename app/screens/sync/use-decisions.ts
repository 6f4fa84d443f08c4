/** Learns from the server what leads have made of the person's refused changes. */
import { useEffect } from "react";
import { api } from "@/lib/api/client";
import type { Parked } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { MAX_ASKED } from "@/lib/sync/held";

export function useDecisions(parked: readonly Parked[] | undefined): void {
  const local = useLocal();
  const open = (parked ?? []).filter(({ code, settled }) => code === "forbidden" && !settled);
  const key = open.map(({ opId }) => opId).join();
  useEffect(() => {
    if (key === "") return;
    const opIds = key.split(",").slice(0, MAX_ASKED);
    api()
      .decisions.mutate({ opIds })
      .then(async (settled) => {
        if (Object.keys(settled).length > 0) await local.parked.learn(settled);
      })
      // Without a network nothing new is known; the changes stay as they are.
      .catch(() => {});
  }, [key, local]);
}
