/** Short runs of steps for troubles that need a beginning, or they would hardly ever bite. */
import type { Chance } from "./chance";
import type { Step, Wish } from "./step";

/** The machine that came last. */
const NEWEST = -1;

/** Everybody does the same to one record without knowing of the others; then all hear of it. */
export function meeting(chance: Chance, machines: number): Step[] {
  const what = chance.pick(["set", "order", "tags", "text", "move", "delete", "slot"] as const);
  const [a, b] = [chance.below(3), chance.below(12)];
  const all = Array.from({ length: machines }, (_, on) => on);
  const again = what === "tags" && chance.likely(0.5);
  const wishOn = (on: number): Wish => ({ what, a, b, c: on + chance.below(2) });
  const tapOn = (on: number): Step => ({ do: "tap", on, wishes: [wishOn(on)] });
  const syncAll = all.map((on): Step => ({ do: "sync", on }));
  const settle = { what: "resolve" as const, a: 0, b: chance.below(4), c: chance.below(4) };
  const line: Step = { do: "tap", on: 0, wishes: [{ what: "line", a: 0, b: 0, c: 0 }] };
  return [
    ...(what === "order" ? [line] : []),
    ...syncAll,
    ...all.flatMap((on) => (again && on > 0 ? [tapOn(on), tapOn(on)] : [tapOn(on)])),
    ...syncAll,
    { do: "sync", on: 0 },
    { do: "tap", on: 0, wishes: [settle] },
    { do: "tap", on: machines - 1, wishes: [{ ...wishOn(0), b }] },
    ...syncAll,
  ];
}

/** What the server already has changes on the device that has not heard of it. */
export function altered(on: number, chance: Chance): Step[] {
  return [
    { do: "tap", on, wishes: [{ what: "comment", a: chance.below(3), b: 0, c: 0 }] },
    { do: "network", on, fault: "loseAnswer", skip: 0 },
    { do: "sync", on },
    { do: "alter", on },
  ];
}

/** Two devices from one image write under one client id. */
export function twins(on: number, wishes: readonly Wish[]): Step[] {
  const taps = wishes.map(
    (wish, place): Step => ({ do: "tap", on: place ? NEWEST : on, wishes: [wish] }),
  );
  return [...taps, { do: "sync", on }, { do: "sync", on: NEWEST }];
}

/**
 * What is written in a room while its list is on its way leaves a hole when the room is gone; what is on its way
 * itself comes too late.
 */
export function leaving(step: Extract<Step, { do: "member" }>, on: number, chance: Chance): Step[] {
  const inRoom: Step = { do: "tap", on, wishes: [{ what: "create", a: 3, b: 0, c: 0 }] };
  const outside: Step = { do: "tap", on, wishes: [{ what: "create", a: 0, b: 0, c: 0 }] };
  const sync: Step = { do: "sync", on };
  const out: Step = { ...step, who: on };
  switch (chance.below(3)) {
    case 0:
      return [sync, inRoom, { ...sync, gates: 1 }, out, sync];
    case 1:
      return [
        sync,
        { ...inRoom, on: 0 },
        { do: "sync", on: 0 },
        { ...sync, gates: 1 + chance.below(3) },
        out,
        sync,
      ];
    default:
      return [sync, out, { ...sync, gates: 1 + chance.below(3) }, inRoom, outside, sync, sync];
  }
}

/** A person goes on with what they have just changed: after it was refused, or between answer and pull. */
export function goingOn(on: number, chance: Chance): Step[] {
  const [a, b] = [chance.below(2), chance.below(4)];
  const tapOn = (c: number): Step => ({ do: "tap", on, wishes: [{ what: "set", a, b, c }] });
  const c = chance.below(3);
  const spoil: Step = { do: "spoil", on, how: 1 };
  const far = (gates: number): Step => ({ do: "sync", on, gates });
  // The answer to what is unfit is on its way when the next change is made on top.
  if (chance.likely(0.3))
    return [{ do: "sync", on }, tapOn(c), spoil, far(2), tapOn(c + 1), far(2), { do: "sync", on }];
  const between = chance.likely(0.4) ? spoil : far(4 + chance.below(5));
  return [{ do: "sync", on }, tapOn(c), tapOn(c + 1), between, tapOn(c + 2), { do: "sync", on }];
}

/** An old page of the own open work comes after a newer state, in another tab of a fresh device. */
export function freshTabs(machines: number, chance: Chance): Step[] {
  const on = machines - 1;
  return [
    { do: "person", on, who: 0 },
    { do: "sync", on, gates: 5 + chance.below(2) },
    { do: "tap", on: 0, wishes: [{ what: "set", a: 0, b: chance.below(4), c: chance.below(3) }] },
    { do: "sync", on: 0 },
    { do: "sync", on, tab: 1 },
    { do: "sync", on, gates: 1 + chance.below(2) },
    { do: "crash", on },
  ];
}

/** A change is taken back after somebody has changed the same thing. */
export function tooLate(chance: Chance, machines: number): Step[] {
  const [a, b] = [chance.below(2), chance.below(4)];
  const tapOn = (on: number, c: number): Step => ({
    do: "tap",
    on,
    wishes: [{ what: "set", a, b, c }],
  });
  const other = 1 + chance.below(machines - 1);
  const c = chance.below(3);
  return [
    { do: "sync", on: 0 },
    tapOn(0, c),
    { do: "sync", on: 0 },
    { do: "sync", on: other },
    tapOn(other, c + 1),
    { do: "sync", on: other },
    { do: "tap", on: 0, wishes: [{ what: "undo", a: 2, b: 0, c: 0 }] },
    { do: "sync", on: 0 },
  ];
}

/** Somebody who does not belong to the room signs in, while a tab of whoever does stands open. */
export function strangers(chance: Chance): Step[] {
  const inRoom: Step = { do: "tap", on: 0, wishes: [{ what: "create", a: 3, b: 0, c: 0 }] };
  const sync: Step = { do: "sync", on: 0 };
  return [
    { do: "person", on: 0, who: 0 },
    sync,
    inRoom,
    ...(chance.likely(0.7) ? [sync] : []),
    ...(chance.likely(0.4) ? [{ ...sync, gates: 1 + chance.below(4) }] : []),
    { do: "person", on: 0, who: 1 },
    { ...sync, former: true },
    { do: "person", on: 0, who: 0 },
    sync,
  ];
}

/** What was refused is made again, or let go, while the device may die. */
export function mending(machines: number, chance: Chance): Step[] {
  const on = chance.below(machines);
  const [a, b, c] = [chance.below(2), chance.below(4), chance.below(3)];
  const sync: Step = { do: "sync", on };
  const set: Wish = { what: "set", a, b, c };
  const refused = chance.pick<Step[]>([
    [
      { do: "tap", on, wishes: [set] },
      { do: "spoil", on, how: 1 + chance.below(2) },
    ],
    // Whoever may no longer write has their changes kept for the lead.
    [
      { do: "member", who: on, space: 0, be: "viewer" },
      { do: "tap", on, wishes: [set, { what: "comment", a, b, c }] },
    ],
  ]);
  const writesAgain: Step[] = [{ do: "member", who: on, space: 0, be: "in" }, sync];
  const mend: Step = { do: "mend", on, which: chance.below(3) };
  const trouble = chance.pick<Step[]>([
    [],
    [{ do: "disk", on, fault: chance.pick(["full", "handleLost", "silent"]) }],
    [{ do: "network", on, fault: "loseAnswer", skip: 0 }],
  ]);
  return [
    sync,
    ...refused,
    sync,
    ...(chance.likely(0.6) ? writesAgain : []),
    ...trouble,
    chance.likely(0.25) ? { ...mend, letGo: true } : mend,
    { ...sync, gates: 1 + chance.below(6) },
    { do: "crash", on },
    ...(chance.likely(0.5) ? [mend, sync] : []),
  ];
}

/** One tap makes as much as a tap can, and no push may cut it. */
export function crowd(machines: number, chance: Chance): Step[] {
  const sync: Step = { do: "sync", on: chance.below(machines) };
  const { on } = sync;
  const many: Wish = { what: "many", a: chance.below(4), b: chance.below(3), c: chance.below(4) };
  const cut = { ...sync, gates: 1 + chance.below(6) };
  return [
    sync,
    { do: "tap", on, wishes: [many] },
    { do: "tap", on, wishes: [{ what: "create", a: 0, b: 0, c: 0 }] },
    { do: "network", on, fault: chance.pick(["tooLarge", "loseAnswer", "double"]), skip: 0 },
    chance.likely(0.5) ? cut : sync,
    ...(chance.likely(0.3) ? [{ do: "crash" as const, on }] : []),
    sync,
  ];
}
