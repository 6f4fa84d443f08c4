import { describe, expect, it } from "vitest";
import { type WhyInput, whyWords } from "./why-words";

const calm: WhyInput = {
  state: "synced",
  pending: 0,
  held: 0,
  photos: 0,
  parked: 0,
  withLead: 0,
  conflicts: 0,
  why: null,
  nextTry: null,
};
const waiting: WhyInput = { ...calm, state: "saved", pending: 3 };
const now = 1_000_000;

describe("the sentence that says why it waits", () => {
  it.each([
    ["all is in step", calm, { key: "synced", remedy: null }],
    ["it has just been saved", waiting, { key: "soon", remedy: null }],
    [
      "only what waits for a record is left",
      { ...waiting, held: 3 },
      { key: "held", remedy: null },
    ],
    ["more than that is left", { ...waiting, held: 2 }, { key: "soon", remedy: null }],
    ["it is on its way", { ...waiting, state: "sending" }, { key: "sending", remedy: null }],
    ["there is no network", { ...waiting, why: "offline" }, { key: "offline", remedy: null }],
    [
      "the server does not answer and a time is set",
      { ...waiting, why: "unreachable", nextTry: now + 11_200 },
      { key: "unreachableIn", seconds: 12, remedy: null },
    ],
    [
      "the next attempt is due",
      { ...waiting, why: "unreachable", nextTry: now - 1 },
      { key: "unreachable", remedy: null },
    ],
    [
      "the server is busy",
      { ...waiting, why: "backingOff", nextTry: now + 1_000 },
      { key: "backingOffIn", seconds: 1, remedy: null },
    ],
    [
      "nobody is signed in",
      { ...waiting, why: "signedOut" },
      { key: "signedOut", remedy: "signIn" },
    ],
    ["the version is too old", { ...waiting, why: "tooOld" }, { key: "tooOld", remedy: "update" }],
    ["the device was revoked", { ...waiting, why: "revoked" }, { key: "revoked", remedy: null }],
    [
      "somebody else is signed in",
      { ...waiting, why: "wrongUser" },
      { key: "wrongUser", remedy: "signIn" },
    ],
    [
      "only a refused change is left",
      { ...calm, state: "attention", parked: 1 },
      { key: "parked", remedy: null },
    ],
    [
      "only a change that a lead decides is left",
      { ...calm, withLead: 1 },
      { key: "withLead", remedy: null },
    ],
    [
      "only a conflict is left",
      { ...calm, state: "conflict", conflicts: 1 },
      { key: "conflict", remedy: null },
    ],
  ] as const)("when %s", (_when, status, words) => {
    expect(whyWords(status, now)).toEqual(words);
  });
});
