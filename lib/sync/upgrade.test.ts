import { describe, expect, it } from "vitest";
import { type Op, SCHEMA_VERSION } from "./op";
import { MemorySpace, tester } from "./testing";
import { forSending, type Step, upgraded } from "./upgrade";

const opOf = (v: number): Op => ({
  ...new MemorySpace().op(tester, { type: "set", set: { step: "1" } }),
  v,
});

/** Version 2 called the field `steps`, version 4 keeps it as a number. */
const steps: Record<number, Step> = {
  1: ({ set: { step, ...set }, ...op }) => ({ ...op, set: { ...set, steps: step } }),
  3: (op) => ({ ...op, set: { ...op.set, steps: Number(op.set.steps) } }),
};

describe("an op of an older version", () => {
  it.each([
    ["two", 2, { step: 1 }],
    ["three", 1, { steps: 1 }],
  ])("[L11] from %s versions back is taken through every step in between", (_, v, set) => {
    const op = { ...opOf(v), set: v === 2 ? { steps: "1", step: 1 } : { step: "1" } };
    const { set: written, ...rest } = upgraded(op, 4, steps);
    expect(written).toMatchObject({ ...set, steps: 1 });
    expect(rest).toMatchObject({ v: 4, opId: op.opId, n: op.n, at: op.at, userId: op.userId });
  });

  it("is only marked anew where no version in between changed anything", () => {
    expect(forSending(opOf(SCHEMA_VERSION - 3))).toEqual({
      ...opOf(SCHEMA_VERSION),
      writtenIn: SCHEMA_VERSION - 3,
    });
  });
});

describe("an op of this version or a newer one", () => {
  it.each([SCHEMA_VERSION, SCHEMA_VERSION + 1])("stays as it is (%i)", (v) => {
    const op = opOf(v);
    expect(forSending(op)).toBe(op);
  });
});
