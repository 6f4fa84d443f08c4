/** Whether a change of this record was refused or waits for a lead; null where neither, without a read. */
import { useSyncExternalStore } from "react";
import { parkedGroups, type Standing } from "../parked-groups";
import { useLocal } from "./provider";
import { useWatched, type Watched } from "./use-watched";

const standing: Watched<string, Standing | null> = {
  async read(local, record) {
    const groups = parkedGroups(await local.read.parked());
    const own = groups.filter(({ all }) => all.some((one) => one.record === record));
    const first = own.find((group) => group.standing === "refused") ?? own[0];
    return first && first.standing !== "decided" ? first.standing : null;
  },
  matters: ({ topics }) => topics.includes("parked"),
};

export function useParkedStanding(record: string): Standing | null {
  const { sync } = useLocal();
  // Rows draw anew only when the first comes or the last goes, not with every step of the sending.
  const some = () => sync.status().parked + sync.status().withLead > 0;
  const isAny = useSyncExternalStore(sync.listen, some, some);
  return useWatched(standing, isAny ? record : null) ?? null;
}
