/** The changes in quarantine as the server has them, one entry a tap; only there with a network. */
import { useCallback, useEffect, useState } from "react";
import { api, codeOfError } from "@/lib/api/client";
import type { HeldChange } from "@/lib/sync/held";

/** Never empty; they were made in one tap and stand or fall together. */
export type HeldTap = readonly [HeldChange, ...HeldChange[]];

export type Held = readonly HeldTap[] | "loading" | "unreachable" | "notLead";

export function useHeld(project: string): { held: Held; look: () => void } {
  const [held, setHeld] = useState<Held>("loading");
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking looks anew
  useEffect(() => {
    let left = false;
    api()
      .held.query({ project })
      .then(
        (found) => left || setHeld(tapsOf(found)),
        (error: unknown) =>
          left || setHeld(codeOfError(error) === "missing" ? "notLead" : "unreachable"),
      );
    return () => {
      left = true;
    };
  }, [project, asked]);
  return { held, look: useCallback(() => setAsked((times) => times + 1), []) };
}

function tapsOf(found: readonly HeldChange[]): HeldTap[] {
  const taps = new Map<string, [HeldChange, ...HeldChange[]]>();
  for (const one of found) {
    const tap = one.op.group ?? one.op.opId;
    const before = taps.get(tap);
    if (before) before.push(one);
    else taps.set(tap, [one]);
  }
  for (const tap of taps.values()) tap.sort((a, b) => a.op.n - b.op.n);
  return [...taps.values()];
}
