/** How many changes wait for a lead's decision; nothing without a network, and for whom does not lead. */
import { useEffect, useState } from "react";
import { api } from "@/lib/api/client";

export function useHeldCount(project: string | null): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let left = false;
    setCount(0);
    if (project === null) return;
    api()
      .heldCount.query({ project })
      .then(
        (found) => left || setCount(found),
        () => {},
      );
    return () => {
      left = true;
    };
  }, [project]);
  return count;
}
