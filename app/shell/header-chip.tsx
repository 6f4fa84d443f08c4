/** The sync chip at the top right of every screen, once somebody's data are open. */
import { SyncChip } from "@/components/sync/sync-chip";
import { useLocalState } from "@/lib/local/hooks/provider";
import { href } from "../router/addresses";

export function HeaderChip() {
  return useLocalState().status === "open" ? <SyncChip href={href("sync")} /> : null;
}
