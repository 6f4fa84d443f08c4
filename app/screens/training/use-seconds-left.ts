/** Whole seconds that are left of a wait, counted down on the screen. */
import { useEffect, useReducer } from "react";

/** `left` answers milliseconds of this moment. */
export function useSecondsLeft(left: () => number): number {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  const seconds = Math.ceil(left() / 1_000);
  const waits = seconds > 0;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [waits]);
  return seconds;
}
