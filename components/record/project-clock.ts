/** What time it is in a project: the device's clock says so, in the demo the moment that its story has reached. */

/** UTC milliseconds. */
export type Clock = () => number;

const deviceClock: Clock = () => Date.now();

/** `demoNow` as the project's record holds it: an ISO instant, or nothing. */
export function clockOf(demoNow: unknown): Clock {
  const at = typeof demoNow === "string" ? Date.parse(demoNow) : Number.NaN;
  return Number.isNaN(at) ? deviceClock : () => at;
}
