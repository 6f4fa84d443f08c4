/** Writes the story of a seed: who is there, what they do, and what goes wrong meanwhile. */
import { type Chance, createChance } from "./chance";
import { restoring } from "./restoring";
import {
  altered,
  crowd,
  freshTabs,
  goingOn,
  leaving,
  meeting,
  mending,
  strangers,
  tooLate,
  twins,
} from "./scenes";
import type { Step, Story, Wish } from "./step";

const SECOND = 1_000;
/** Tells the chances of rare scenes from all others. */
const RARE = 1_000_000_007;
const WEEKS = 7 * 24 * 3_600_000;

/** Mending has a scene of its own. */
type Does = Exclude<Step["do"], "mend">;

/** How often each kind of step comes; every story strengthens some of them, or rare ones would never meet. */
const usual: Record<Does, number> = {
  tap: 40,
  sync: 30,
  crash: 3,
  network: 9,
  line: 1.5,
  arrive: 2,
  disk: 2.5,
  wait: 3,
  person: 1.5,
  clone: 0.7,
  spoil: 1.2,
  alter: 1,
  server: 2,
  member: 3,
  revokeDevice: 0.6,
  build: 0.8,
};

const wishes: Record<Exclude<Wish["what"], "many">, number> = {
  create: 5,
  line: 2,
  slot: 2,
  comment: 2,
  set: 9,
  text: 7,
  tags: 4,
  move: 6,
  order: 2,
  delete: 2,
  restore: 1,
  undo: 3,
  resolve: 3,
  openForm: 1,
  submitForm: 1,
};

export function storyOf(seed: number): Story {
  const chance = createChance(seed);
  const people = 1 + chance.below(3);
  const many = chance.likely(0.06) ? 4 + chance.below(5) : chance.likely(0.35) ? 3 : 2;
  const machines = Array.from({ length: many }, (_, place) => ({
    person: place,
    clockOff: chance.likely(0.12) ? chance.pick([-1, 1]) : 0,
    ...(chance.likely(0.25) ? { page: 1 + chance.below(3) } : {}),
  }));
  const weights = { ...usual };
  for (const does of Object.keys(usual) as Does[])
    if (chance.likely(0.15)) weights[does] *= chance.pick([0, 3]);
  // Most mistakes show in short stories; a few are long, for those that do not.
  const length = 5 + chance.below(chance.likely(0.06) ? 60 : 11);
  const start: Step[] = [
    { do: "sync", on: 0 },
    { do: "tap", on: 0, wishes: [{ what: "create", a: 0, b: 1, c: 1 }] },
    ...machines.map((_, on): Step => ({ do: "sync", on })),
  ];
  const steps = Array.from({ length }, () => scene(chance, weights, many)).flat();
  return {
    seed,
    people,
    machines,
    phase: 6,
    ...([3, 5].includes(seed % 10) && { isBrief: true as const }),
    steps: [...start, ...withRareScene(seed, steps, many)],
  };
}

/** In one story of a few. Its chances are its own, so that every other story stays what it was. */
function withRareScene(seed: number, steps: readonly Step[], machines: number): readonly Step[] {
  const chance = createChance(seed + RARE);
  const which = chance.next();
  if (which >= 0.17) return steps;
  const before = steps.slice(0, chance.below(8));
  const after = steps.slice(before.length, before.length + chance.below(4));
  const scene = (): Step[] => {
    if (which < 0.1) return restoring(machines, chance, () => wishOf(chance), which < 0.03);
    if (which < 0.12) return strangers(chance);
    return which < 0.15 ? mending(machines, chance) : crowd(machines, chance);
  };
  return [...before, ...scene(), ...after];
}

function wishOf(chance: Chance): Wish {
  const what = chance.weighted(wishes);
  // Few records, or two people would hardly ever meet in one.
  return { what, a: chance.below(4), b: chance.below(12), c: chance.below(12) };
}

/** Most steps stand alone; some troubles need a beginning, or they would hardly ever bite. */
function scene(chance: Chance, weights: Record<Does, number>, machines: number): Step[] {
  const step = stepOf(chance, weights, machines);
  if (step.do === "tap" && chance.likely(0.08)) return meeting(chance, machines);
  if (step.do === "tap" && chance.likely(0.04)) return tooLate(chance, machines);
  if (step.do === "person" && chance.likely(0.5)) return freshTabs(machines, chance);
  if (step.do === "tap" && chance.likely(0.06)) return goingOn(step.on, chance);
  if (step.do === "alter") return altered(step.on, chance);
  if (step.do === "clone" && chance.likely(0.7))
    return [
      step,
      ...twins(
        step.on,
        [0, 0, 0].map(() => wishOf(chance)),
      ),
    ];
  if (step.do === "member" && step.be === "out" && chance.likely(0.7))
    return leaving(step, chance.below(machines), chance);
  return [step];
}

function stepOf(chance: Chance, weights: Record<Does, number>, machines: number): Step {
  const place = {
    on: chance.below(machines),
    ...(chance.likely(0.15) ? { tab: 1 as const } : {}),
  };
  const { on } = place;
  switch (chance.weighted(weights)) {
    case "tap": {
      const count = chance.likely(0.25) ? 2 + chance.below(2) : 1;
      const step = {
        do: "tap" as const,
        wishes: Array.from({ length: count }, () => wishOf(chance)),
      };
      return { ...step, ...place, ...(chance.likely(0.1) ? { held: true as const } : {}) };
    }
    case "sync":
      if (chance.likely(0.06)) return { do: "sync", ...place, former: true };
      return chance.likely(0.5)
        ? { do: "sync", ...place }
        : { do: "sync", ...place, gates: 1 + chance.below(9) };
    case "crash":
      return { do: "crash", ...place };
    case "network": {
      const fault = chance.weighted({
        drop: 2,
        double: 3,
        delay: 3,
        loseAnswer: 4,
        tooLarge: 2,
        tooMany: 1,
      });
      return { do: "network", on, fault, skip: chance.likely(0.6) ? 0 : chance.below(4) };
    }
    case "line":
      return { do: "line", on, up: chance.likely(0.5) };
    case "arrive":
      return { do: "arrive", which: chance.below(4) };
    case "disk":
      return { do: "disk", ...place, fault: chance.pick(["full", "handleLost", "silent"]) };
    case "wait":
      return { do: "wait", ms: chance.pick([SECOND, 30 * SECOND, 600 * SECOND, 3 * WEEKS]) };
    case "person":
      return { do: "person", on, who: chance.likely(0.2) ? null : chance.below(3) };
    case "clone":
      return { do: "clone", on };
    case "spoil":
      return { do: "spoil", ...place, how: chance.below(4) };
    case "alter":
      return { do: "alter", ...place };
    case "server":
      return { do: "server", fault: chance.pick(["restart", "diesWriting", "backup"]) };
    case "member": {
      const be = chance.pick(["out", "out", "in", "in", "viewer", "everywhereOut"] as const);
      return { do: "member", who: chance.below(3), space: chance.below(2), be };
    }
    case "revokeDevice":
      return { do: "revokeDevice", on };
    case "build":
      return { do: "build", on, old: chance.likely(0.6) };
  }
}
