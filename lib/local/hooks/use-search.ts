/** Search over everything on the device, as one types. */
import { useEffect, useState } from "react";
import type { SearchAnswer, SearchQuery } from "@/lib/search/query";
import type { Local } from "../open";
import { useLocal } from "./provider";

/** Undefined until the first answer; the answer to the previous text stays until the next one is here. */
export function useSearch(query: SearchQuery | null): SearchAnswer | undefined {
  const local = useLocal();
  const key = query === null ? null : JSON.stringify(query);
  const [held, setHeld] = useState<{ local: Local; answer: SearchAnswer }>();

  useEffect(() => {
    if (key === null) return;
    return local.lists.watch({ search: JSON.parse(key) as SearchQuery }, (answer) => {
      if ("hits" in answer) setHeld({ local, answer });
    });
  }, [local, key]);

  return key !== null && held?.local === local ? held.answer : undefined;
}
