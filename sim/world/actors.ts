/**
 * Pieces of work that stand still at gates until the story lets one of them go on. Exactly one runs at a
 * time, so that a seed decides every interleaving; a gate stands before every transaction and call.
 */

export interface Actor {
  readonly name: string;
  /** The gate it stands at; null while it runs and after its end. */
  at: string | null;
  over: boolean;
  /** Why it ended badly. */
  error?: unknown;
}

interface Held extends Actor {
  resume: () => void;
  arrived: () => void;
  work: Promise<void>;
}

let now: Held | undefined;

export const running = (): Actor | undefined => now;

/** Begins a piece of work; it stands at its first gate, or is over, when this resolves. */
export async function begin(name: string, work: () => Promise<unknown>): Promise<Actor> {
  const actor: Held = {
    name,
    at: "the beginning",
    over: false,
    resume: () => {},
    arrived: () => {},
    work: Promise.resolve(),
  };
  await goTo(actor, () => {
    actor.work = work().then(
      () => end(actor),
      (error: unknown) => {
        actor.error = error;
        end(actor);
      },
    );
  });
  return actor;
}

function end(actor: Held): void {
  actor.over = true;
  actor.at = null;
  actor.arrived();
}

function goTo(actor: Held, start: () => void): Promise<void> {
  const before = now;
  return new Promise<void>((arrived) => {
    actor.arrived = arrived;
    actor.at = null;
    now = actor;
    start();
  }).finally(() => {
    now = before;
  });
}

/** Lets it go on to its next gate. */
export async function goOn(actor: Actor): Promise<void> {
  const held = actor as Held;
  if (held.over || held.at === null) return;
  await goTo(held, held.resume);
}

/** More gates than any work passes that comes to rest. */
const RESTLESS = 2_000;

/** Lets it go on to its end; false if it never comes to rest. */
export async function finish(actor: Actor): Promise<boolean> {
  for (let gates = 0; !actor.over; gates += 1) {
    if (gates > RESTLESS) return false;
    await goOn(actor);
  }
  return true;
}

/** Where a piece of work stands still. A gate that was left for good (by a retry) never opens again. */
export function gate(where: string): Promise<void> {
  const actor = now;
  if (!actor) return Promise.resolve();
  return new Promise((resume) => {
    actor.resume = resume;
    actor.at = where;
    actor.arrived();
  });
}
