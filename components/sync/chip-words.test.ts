import { describe, expect, it } from "vitest";
import { type ChipInput, chipWords } from "./chip-words";

const calm: ChipInput = {
  things: 0,
  parked: 0,
  withLead: 0,
  conflicts: 0,
  why: null,
  sending: null,
};

describe("the words of the sync chip", () => {
  it.each([
    ["nothing is only here", calm, { face: "synced", count: null }],
    ["three changes wait", { ...calm, things: 3 }, { face: "saved", count: 3 }],
    [
      "they are being sent",
      { ...calm, things: 7, sending: { done: 2, total: 9 } },
      { face: "sending", count: 7 },
    ],
    [
      "a run without anything to send looks for news only",
      { ...calm, sending: { done: 0, total: 0 } },
      { face: "synced", count: null },
    ],
    [
      "a conflict stands above what is being sent",
      { ...calm, things: 2, conflicts: 1, sending: { done: 0, total: 2 } },
      { face: "conflict", count: 1 },
    ],
    [
      "a refused change stands above a conflict",
      { ...calm, things: 2, conflicts: 4, parked: 1 },
      { face: "attention", count: 1 },
    ],
    [
      "the server keeps a change for the lead, which asks nothing of the author",
      { ...calm, withLead: 2 },
      { face: "withLead", count: 2 },
    ],
    [
      "the sign-in has ended, which only a person can mend",
      { ...calm, things: 2, conflicts: 1, why: "signedOut" },
      { face: "attention", count: 2 },
    ],
    [
      "the server is out of reach, which passes by itself",
      { ...calm, things: 2, why: "unreachable" },
      { face: "saved", count: 2 },
    ],
    [
      "nothing is only here, and there is no network",
      { ...calm, why: "offline" },
      { face: "offline", count: null },
    ],
    [
      "nothing is only here, and the server is out of reach",
      { ...calm, why: "unreachable" },
      { face: "offline", count: null },
    ],
  ] as const)("when %s", (_when, status, words) => {
    expect(chipWords(status)).toEqual(words);
  });
});
