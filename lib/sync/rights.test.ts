import { describe, expect, it } from "vitest";
import { registryOf } from "@/lib/records";
import { conflict } from "@/lib/records/conflict";
import { defineRecord, openState } from "@/lib/records/define";
import { people, person, text } from "@/lib/records/fields";
import { anyOf, ownedBy } from "@/lib/records/rights";
import { lead, MemorySpace, otherTester, tester } from "./testing";

const label = { ja: "項目", en: "Field" };

/** A record of one's own: whoever it names keeps it, the lead may do all. */
const errand = defineRecord("errand", {
  label,
  title: "what",
  rights: {
    create: [ownedBy("owner"), anyOf("lead")],
    set: [ownedBy("owner"), anyOf("lead")],
    delete: [ownedBy("owner")],
  },
  states: {
    initial: "open",
    all: { open: openState("未", "Open", 0), shut: openState("済", "Shut", "check") },
    transitions: [
      { from: "open", to: "shut", by: [anyOf("tester")], needs: ["reason"] },
      { from: "shut", to: "open", by: [ownedBy("owner")] },
    ],
  },
  fields: {
    what: text(label),
    owner: person(label),
    reason: text(label),
    price: text(label).by(ownedBy("owner")),
    seenBy: people(label).ownElement(),
  },
});

const refused = (code: string, field?: string) => ({
  status: "refused",
  code,
  ...(field ? { field } : {}),
});
const on = { kind: "errand", record: "e1" };

function errandOf(userId: string) {
  const space = new MemorySpace(registryOf(errand, conflict));
  const made = space.apply(lead, { ...on, type: "create", set: { what: "a", owner: userId } });
  expect(made.outcome.status).toBe("applied");
  return space;
}

describe("whoever the record names", () => {
  it("[R9] may do what others may not, and nobody names themself into it", () => {
    const space = errandOf(tester.userId);
    const seen = { base: { what: 1, owner: 1, price: 1 } };
    const set = (fields: Record<string, unknown>) =>
      ({ ...on, ...seen, type: "set", set: fields }) as const;
    expect(space.apply(otherTester, set({ what: "b" })).outcome).toEqual(refused("forbidden"));
    expect(space.apply(otherTester, set({ owner: otherTester.userId })).outcome).toEqual(
      refused("forbidden"),
    );
    expect(space.apply(lead, set({ price: "1", owner: lead.userId })).outcome).toEqual(
      refused("forbidden", "price"),
    );
    expect(space.apply(tester, set({ what: "b", price: "1" })).outcome.status).toBe("applied");
    expect(space.apply(lead, { ...on, type: "delete", base: { "*": 2 } }).outcome).toEqual(
      refused("forbidden"),
    );
    expect(space.apply(tester, { ...on, type: "delete", base: { "*": 2 } }).outcome.status).toBe(
      "applied",
    );
  });

  it("[R9] creates only for themself", () => {
    const space = new MemorySpace(registryOf(errand, conflict));
    const create = (owner: string) =>
      ({ ...on, type: "create", set: { what: "a", owner } }) as const;
    expect(space.apply(tester, create("other")).outcome).toEqual(refused("forbidden"));
    expect(space.apply(tester, create("tester")).outcome.status).toBe("applied");
  });

  it("[R9] moves by what the record said before the move", () => {
    const space = errandOf(otherTester.userId);
    space.apply(tester, {
      ...on,
      type: "transition",
      set: { state: "shut", reason: "済" },
      was: { state: "open" },
      base: { state: 1, reason: 1 },
    });
    const back = { ...on, type: "transition", was: { state: "shut" } } as const;
    expect(space.apply(tester, { ...back, set: { state: "open" } }).outcome).toEqual(
      refused("forbidden", "state"),
    );
    expect(
      space.apply(tester, { ...back, set: { state: "open", owner: "tester" } }).outcome,
    ).toEqual(refused("forbidden", "owner"));
    expect(space.apply(otherTester, { ...back, set: { state: "open" } }).outcome.status).toBe(
      "applied",
    );
  });
});

describe("a move", () => {
  it("[T7] brings what it needs, and nothing that its maker may not change", () => {
    const space = errandOf(otherTester.userId);
    const shut = { ...on, type: "transition", was: { state: "open" } } as const;
    expect(
      space.apply(tester, { ...shut, set: { state: "shut", reason: "済", what: "b" } }).outcome,
    ).toEqual(refused("forbidden", "what"));
    expect(
      space.apply(tester, { ...shut, set: { state: "shut", reason: "済" } }).outcome.status,
    ).toBe("applied");
  });
});

describe("a list of people in which everyone stands for themself", () => {
  it("[R10] takes nobody else in or out", () => {
    const space = errandOf(tester.userId);
    const add = (seenBy: string[]) => ({ ...on, type: "add", set: { seenBy } }) as const;
    expect(space.apply(tester, add(["other"])).outcome).toEqual(refused("forbidden", "seenBy"));
    expect(space.apply(tester, add(["tester"])).outcome.status).toBe("applied");
    expect(
      space.apply(lead, { ...on, type: "remove", set: { seenBy: ["tester"] }, base: { seenBy: 2 } })
        .outcome,
    ).toEqual(refused("forbidden", "seenBy"));
    expect(space.field("seenBy", "e1")).toEqual(["tester"]);
  });
});
