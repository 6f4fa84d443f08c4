/** The present moment, moving on with each minute of the wall clock. */
import { useEffect, useState } from "react";

const MINUTE = 60_000;

/** `clock` must stay the same function. A device that slept is right again as soon as it is looked at. */
export function useMinute(clock: () => number): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      const at = clock();
      setNow(at);
      timer = setTimeout(tick, MINUTE - (at % MINUTE));
    };
    tick();
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [clock]);
  return now;
}
