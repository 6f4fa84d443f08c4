/** The one time of a simulation: it passes only when the story says so, and wakes what wants to be woken. */

/** Friday noon in Tokyo; any moment would do. */
const START = Date.UTC(2026, 10, 20, 3);

export interface Clock {
  now(): number;
  /** Answers how to forget it. */
  later(task: () => void, delay: number): () => void;
  /** Lets time pass; answers what is due then, in its order. */
  pass(milliseconds: number): (() => void)[];
}

export function createClock(): Clock {
  let now = START;
  let alarms: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    later(task, delay) {
      const alarm = { at: now + delay, task };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((one) => one !== alarm);
      };
    },
    pass(milliseconds) {
      now += milliseconds;
      const due = alarms.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      alarms = alarms.filter(({ at }) => at > now);
      return due.map(({ task }) => task);
    },
  };
}
