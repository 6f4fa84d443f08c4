/** What is only on this device, record by record, oldest first. */
import type { OutboxItem } from "../reader";
import { useWatched, type Watched } from "./use-watched";

const unsent: Watched<true, OutboxItem[]> = {
  read: (local) => local.read.outbox(),
  matters: ({ topics }) => topics.includes("outbox") || topics.includes("photos"),
};

export function useOutbox(): OutboxItem[] | undefined {
  return useWatched(unsent, true);
}
