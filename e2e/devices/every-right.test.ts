/** Every right of every kind, for every role and side: on the device and on the server, against the table. */
import { describe, expect, it } from "vitest";
import { mayDo, transitionsFrom } from "@/lib/local/allowed";
import { kinds } from "@/lib/records";
import type { Definition } from "@/lib/records/define";
import type { Actor } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import type { Outcome } from "@/lib/sync/op";
import { MemorySpace, type Wish } from "@/lib/sync/testing";
import { actors, isAmong } from "./kind-people";
import { kindTable, serverKinds } from "./kind-table";

it("is written down for every kind", () => {
  expect([...Object.keys(kindTable), ...serverKinds].sort()).toEqual([...kinds.keys()].sort());
});

describe.each(Object.entries(kindTable))("%s", (kind, table) => {
  const definition = kinds.get(kind) as Definition;
  const held = { ...table.first, ...table.held, ...(table.initial && { state: table.initial }) };

  /** What the server answers to an op on a record that stands in `state`. */
  function serverSays(actor: Actor, wish: Wish, fields: Record<string, unknown> | null = held) {
    const space = new MemorySpace();
    if (fields) space.rows.set("record", rowOf(kind, fields));
    space.head = 1;
    const base = Object.fromEntries(Object.keys(wish.set ?? {}).map((field) => [field, 1]));
    return space.apply(actor, { kind, base: { ...base, "*": 1 }, ...wish }).outcome;
  }

  const both = (device: boolean, server: Outcome) => ({ device, server: verdict(server) });
  const expected = (may: boolean) => ({ device: may, server: may ? "applied" : "forbidden" });

  it.each(actors.map((actor) => [actor.userId, actor] as const))("%s", (_, actor) => {
    const make = table.append ? "append" : "create";
    expect(
      both(
        mayDo(actor, definition, "create", table.first),
        serverSays(actor, { type: make, set: table.first }, null),
      ),
      "create",
    ).toEqual(expected(isAmong(table.create, actor)));

    const change = table.change ?? table.first;
    expect(
      both(
        mayDo(actor, definition, "set", held),
        serverSays(actor, { type: "set", set: change, was: {} }),
      ),
      "set",
    ).toEqual(expected(isAmong(table.set, actor)));

    expect(
      both(mayDo(actor, definition, "delete", held), serverSays(actor, { type: "delete" })),
      "delete",
    ).toEqual(expected(isAmong(table.delete, actor)));

    for (const [field, [by, value]] of Object.entries(table.narrow ?? {})) {
      const may = isAmong(table.set, actor) && isAmong(by, actor);
      expect(
        both(
          mayDo(actor, definition, "set", held, field),
          serverSays(actor, { type: "set", set: { [field]: value } }),
        ),
        field,
      ).toEqual(expected(may));
    }

    for (const [from, to, by, along = {}, first = {}] of table.moves ?? []) {
      const before = { ...held, ...first, state: from };
      const row = rowOf(kind, before);
      const device = transitionsFrom(definition, row, actor, along).find((one) => one.to === to);
      expect(
        both(
          device?.problem === undefined && device !== undefined,
          serverSays(
            actor,
            { type: "transition", set: { ...along, state: to }, was: { state: from } },
            before,
          ),
        ),
        `${from} → ${to}`,
      ).toEqual(expected(isAmong(by, actor)));
    }
  });

  it("moves nowhere but along the table", () => {
    const states = Object.keys(definition.states?.all ?? {});
    expect(states.length > 0).toBe(table.initial !== undefined);
    expect(definition.states?.initial).toBe(table.initial);
    const allowed = new Set((table.moves ?? []).map(([from, to]) => `${from} → ${to}`));
    const reached = (table.moves ?? []).flatMap((move) => move.slice(0, 2));
    expect(new Set(reached)).toEqual(new Set(states));
    for (const from of states)
      for (const to of states) {
        if (from === to || allowed.has(`${from} → ${to}`)) continue;
        const before = { ...held, state: from };
        const offered = transitionsFrom(definition, rowOf(kind, before), admin).map(
          (one) => one.to,
        );
        expect(offered, `${from} → ${to}`).not.toContain(to);
        expect(
          serverSays(
            admin,
            { type: "transition", set: { state: to }, was: { state: from } },
            before,
          ),
        ).toMatchObject({ status: "refused", code: "illegalTransition" });
      }
  });

  it("asks for what a move needs", () => {
    for (const [from, to, by, along = {}, first = {}] of table.moves ?? []) {
      const actor = actors.find((one) => isAmong(by, one));
      const asked = Object.keys({ ...along, ...first });
      if (!asked.length || !actor) continue;
      const before = without({ ...held, state: from }, asked);
      const offered = transitionsFrom(definition, rowOf(kind, before), actor);
      const choice = offered.find((one) => one.to === to);
      expect(["fieldMissing", "illegalTransition"], `${from} → ${to}`).toContain(choice?.problem);
      const said = serverSays(
        actor,
        { type: "transition", set: { state: to }, was: { state: from } },
        before,
      );
      expect(said.status === "refused" && said.code).toBe(choice?.problem);
    }
  });

  it("does not let one person do both", () => {
    for (const [first, second] of table.notBoth ?? []) {
      const by = table.moves?.find(([from, to]) => from === first && to === second)?.[2];
      const actor = actors.find((one) => isAmong(by, one)) as Actor;
      const row = rowOf(kind, { ...held, state: first });
      const mine = { ...row, entered: { [first]: { times: 1, by: actor.userId, at: 1 } } };
      const choice = transitionsFrom(definition, mine, actor).find(({ to }) => to === second);
      expect(choice?.problem).toBe("notTheFixer");
      const space = new MemorySpace();
      space.rows.set("record", mine);
      const wish = { type: "transition", set: { state: second }, was: { state: first } } as const;
      expect(space.apply(actor, { kind, ...wish }).outcome).toMatchObject({ code: "notTheFixer" });
    }
  });
});

const admin: Actor = { userId: "admin", role: "admin", side: "user" };

it("a fix before go-live needs its written exception", () => {
  const escalation = kinds.get("escalation") as Definition;
  const owner: Actor = { userId: "owner", role: "owner", side: "user" };
  const row = rowOf("escalation", { title: "返品手順", routeStep: "owner", state: "asked" });
  const decide = (along: Record<string, unknown>) =>
    transitionsFrom(escalation, row, owner, along).find(({ to }) => to === "decided");
  const early = { disposition: "fixBeforeGoLive", decisionReason: "止まる" };
  expect(decide(early)).toMatchObject({ problem: "fieldMissing", missing: ["exception"] });
  expect(decide({ ...early, exception: "稼働判定で承認" })?.problem).toBeUndefined();
  expect(decide({ ...early, disposition: "nextPhase" })?.problem).toBeUndefined();
});

it("a request is done by its answer, a ToDo is not", () => {
  const action = kinds.get("actionItem") as Definition;
  const done = (type: string) =>
    transitionsFrom(action, rowOf("actionItem", { what: "a", type, state: "doing" }), admin).find(
      ({ to }) => to === "done",
    );
  for (const type of ["request", "proposal", "feedback"])
    expect(done(type)).toMatchObject({ problem: "fieldMissing", missing: ["answer"] });
  for (const type of ["todo", "instruction"]) expect(done(type)?.problem).toBeUndefined();
});

it.each(serverKinds)("nobody writes %s", (kind) => {
  for (const actor of actors) {
    const definition = kinds.get(kind) as Definition;
    expect(mayDo(actor, definition, "create", {})).toBe(false);
    const space = new MemorySpace();
    expect(space.apply(actor, { kind, type: "create" }).outcome).toMatchObject({
      code: "forbidden",
    });
  }
});

function rowOf(kind: string, fields: Record<string, unknown>): Row {
  return {
    ...{ space: "space", id: "record", kind, number: 1, code: null, fields, seqs: {} },
    ...{ created: { by: "somebody", at: 1, seq: 1 }, changed: { by: "somebody", at: 1 }, seq: 1 },
    ...{ deleted: null, entered: {} },
  };
}

/** Whatever else stands in the way, the right was there. */
function verdict(outcome: Outcome): string {
  return outcome.status === "applied" ? "applied" : outcome.code;
}

const without = (fields: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
