/** Stopwatches inside the app's own page. */

export interface WatchFor {
  /** The event that starts the watch. */
  readonly event: "click" | "input";
  /** Rows among which to look. */
  readonly rows: string;
  /** What a row has to say; empty: any row. */
  readonly text: string;
  /** What it must not say: the draft of a record stands in the same list. */
  readonly without?: string;
}

/** What takes longer is not slow but broken. */
const LONGEST_MS = 30_000;

let watch: Promise<number> | undefined;

/** Times from the next event to the end of the frame in which a row stands in sight; `watched` tells. */
async function startWatch({ event, rows, text, without }: WatchFor): Promise<void> {
  const isInSight = (row: Element) => {
    const { top, bottom, height } = row.getBoundingClientRect();
    const isDrawn = row.checkVisibility({ visibilityProperty: true });
    return isDrawn && height > 0 && top < innerHeight && bottom > 0;
  };
  const says = (row: Element) => {
    const said = row.textContent ?? "";
    return said.includes(text) && (without === undefined || !said.includes(without));
  };
  watch = new Promise((done, refuse) => {
    setTimeout(() => refuse(new Error(`No row ${rows} says ${text}.`)), LONGEST_MS);
    const begin = ({ timeStamp }: Event) => {
      const isThere = () =>
        [...document.querySelectorAll(rows)].some((row) => says(row) && isInSight(row));
      // Looked for when something has changed, and no more often: looking takes time from what is measured.
      const changes = new MutationObserver(() => {
        if (!isThere()) return;
        changes.disconnect();
        // The frame that shows it is painted after this callback.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      });
      changes.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    };
    document.addEventListener(event, begin, { capture: true, once: true });
  });
}

/** Milliseconds of the watch that was started last. */
async function watched(): Promise<number> {
  if (!watch) throw new Error("No watch was started.");
  return watch;
}

/** The time of the largest paint so far, in milliseconds since the page was asked for. */
function largestPaint(): Promise<number> {
  return new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: "largest-contentful-paint",
      buffered: true,
    });
  });
}

export interface Vitals {
  /** Longest interaction so far, from the tap to the next frame, in ms (INP where there are few). */
  readonly interaction: number;
  /** Worst run of unexpected shifts so far (CLS): at most 5 s long, 1 s apart. */
  readonly shift: number;
}

let interaction = 0;
let worstShift = 0;
let run = { from: 0, last: 0, sum: 0 };

/** Begins to note interactions and shifts. */
async function startVitals(): Promise<void> {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & Interaction)[])
      if (entry.interactionId) interaction = Math.max(interaction, entry.duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit & {
    durationThreshold: number;
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & Shift)[]) {
      if (entry.hadRecentInput) continue;
      const { startTime: at, value } = entry;
      const goesOn = at - run.last < 1_000 && at - run.from < 5_000;
      run = goesOn
        ? { ...run, last: at, sum: run.sum + value }
        : { from: at, last: at, sum: value };
      worstShift = Math.max(worstShift, run.sum);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

// What the browser tells of these is not in the compiler's library yet.
interface Interaction {
  readonly interactionId: number;
}
interface Shift {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

async function vitals(): Promise<Vitals> {
  return { interaction, shift: worstShift };
}

export interface Scrolled {
  readonly most: number;
  readonly longest: number;
}

/** Scrolls the list to its end in steps of a thumb. @returns most row nodes at once, longest task in ms */
async function scrollThrough({ rows, steps }: { rows: string; steps: number }): Promise<Scrolled> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: "longtask" });
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const first = document.querySelector(rows);
  let scroller = first?.parentElement ?? null;
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1)
    scroller = scroller.parentElement;
  if (!scroller) throw new Error("Nothing scrolls.");
  let most = 0;
  for (let step = 1; step <= steps; step++) {
    // First as a thumb does, then in leaps as by the scroll bar.
    if (step <= steps / 2) scroller.scrollTop += scroller.clientHeight * 0.7;
    else scroller.scrollTop = (scroller.scrollHeight * step) / steps;
    await frame();
    await frame();
    most = Math.max(most, document.querySelectorAll(rows).length);
  }
  await new Promise((done) => setTimeout(done, 300));
  observer.disconnect();
  return { most, longest };
}

const page = { startWatch, watched, largestPaint, startVitals, vitals, scrollThrough };

export type Stopwatch = typeof page;
// Put in again before each measurement: what notes since the start goes on.
if (!("bench" in globalThis)) Object.assign(globalThis, { bench: page });
