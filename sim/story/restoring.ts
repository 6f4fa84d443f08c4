/** A backup, work that it does not hold, and the restore; devices compare, die in the midst, and send again. */
import type { Chance } from "./chance";
import type { Restoring, Step, Wish } from "./step";

const DAY = 24 * 3_600_000;

/** @param isWorst where an older backup is all that is left */
export function restoring(
  machines: number,
  chance: Chance,
  wish: () => Wish,
  isWorst: boolean,
): Step[] {
  const on = () => chance.below(machines);
  const chosen = chance.weighted<Restoring>({ restore: 5, restoreBlind: 4, restoreOlder: 2 });
  const fault = chosen === "restoreOlder" && isWorst ? "restoreOlderBlind" : chosen;
  const restore: Step = { do: "server", fault };
  const backup: Step = { do: "server", fault: "backup" };
  const some = (most: number, steps: () => Step[]): Step[] =>
    Array.from({ length: 1 + chance.below(most) }, steps).flat();
  const all = Array.from({ length: machines }, (_, one): Step => ({ do: "sync", on: one }));

  function work(): Step[] {
    const where = on();
    return [
      { do: "tap", on: where, wishes: [wish()] },
      { do: "sync", on: where },
    ];
  }

  /** Long enough that devices may forget what a backup holds. */
  function age(): Step[] {
    const where = on();
    const tap: Step = { do: "tap", on: where, wishes: [wish()] };
    return [
      ...some(2, work),
      ...(chance.likely(0.5) ? [backup] : []),
      { do: "wait", ms: 32 * DAY },
      tap,
      { do: "sync", on: where },
      ...some(2, work),
    ];
  }

  /** In a room that no backup knows. */
  function room(): Step[] {
    const where = on();
    return [
      { do: "server", fault: "newRoom" },
      { do: "sync", on: where },
      { do: "tap", on: where, wishes: [{ what: "create", a: 2, b: 0, c: 0 }] },
      { do: "sync", on: where },
    ];
  }

  /** A new record, which others go on with. */
  function onTop(): Step[] {
    const where = on();
    const made: Step = { do: "tap", on: where, wishes: [{ what: "create", a: 0, b: 1, c: 1 }] };
    return [made, { do: "sync", on: where }, ...all, ...some(3, work)];
  }

  function comparing(): Step[] {
    const where = on();
    const sync: Step = { do: "sync", on: where };
    const cut: Step = { ...sync, gates: 1 + chance.below(14) };
    const tap: Step = { do: "tap", on: where, wishes: [wish()] };
    switch (chance.below(8)) {
      case 0:
        return [cut, { do: "crash", on: where }];
      case 1:
        return [cut, tap];
      case 2:
        return [cut];
      case 3: {
        const trouble = chance.pick(["drop", "loseAnswer", "double"] as const);
        return [{ do: "network", on: where, fault: trouble, skip: chance.below(5) }, sync];
      }
      case 4:
        return [cut, restore];
      case 5:
        // Somebody else signs in on the device, while the tabs of whoever was there stand open.
        return [cut, { do: "person", on: where, who: chance.below(3) }, { ...sync, former: true }];
      default:
        return [sync];
    }
  }

  /** What a device still compares was lost before that backup, and does not come back with it. */
  function backedUpMeanwhile(): Step[] {
    const sync: Step = { do: "sync", on: on() };
    const newest: Step = { do: "server", fault: chance.likely(0.5) ? "restore" : "restoreBlind" };
    return [{ ...sync, gates: 4 + chance.below(12) }, backup, newest, sync, { ...sync, gates: 1 }];
  }

  return [
    ...(fault.startsWith("restoreOlder") || chance.likely(0.15) ? [backup, ...age()] : []),
    backup,
    ...(chance.likely(0.25) ? room() : []),
    ...(chance.likely(0.6) ? onTop() : some(4, work)),
    ...(chance.likely(0.3) ? [{ do: "wait" as const, ms: 600_000 }] : []),
    restore,
    ...some(4, comparing),
    ...(chance.likely(0.1) ? backedUpMeanwhile() : []),
  ];
}
