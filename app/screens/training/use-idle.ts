/** Notices that nobody is there any more, so that the next person does not find what the last one wrote. */
import { useCallback, useEffect, useEffectEvent, useState } from "react";

/** After this long without a touch or a key the first question comes back. */
export const IDLE_MS = 60_000;
const WARNING_MS = 40_000;

const signs = ["pointerdown", "keydown", "input", "compositionupdate", "wheel"] as const;

/** `isWarned` is true for the last 20 seconds; every sign of life, also `stay`, begins the time anew. */
export function useIdle(onIdle: () => void): { isWarned: boolean; stay: () => void } {
  const [isWarned, setWarned] = useState(false);
  const [life, setLife] = useState(0);
  const act = useEffectEvent(onIdle);
  const stay = useCallback(() => setLife((before) => before + 1), []);

  useEffect(() => {
    for (const sign of signs) document.addEventListener(sign, stay, { passive: true });
    return () => {
      for (const sign of signs) document.removeEventListener(sign, stay);
    };
  }, [stay]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each sign of life begins the time anew
  useEffect(() => {
    setWarned(false);
    const warning = setTimeout(() => setWarned(true), WARNING_MS);
    const end = setTimeout(() => {
      setWarned(false);
      act();
    }, IDLE_MS);
    return () => {
      clearTimeout(warning);
      clearTimeout(end);
    };
  }, [life]);

  return { isWarned, stay };
}
