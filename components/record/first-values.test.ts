import { expect, it } from "vitest";
import { actionItem } from "@/lib/records/action-item";
import { meeting } from "@/lib/records/meeting";
import { firstValues } from "./first-values";

const actor = { userId: "u1", role: "pmo", side: "user" } as const;
/** Already the next day in Tokyo. */
const moment = { actor, now: Date.UTC(2026, 10, 19, 15, 30), timeZone: "Asia/Tokyo" };

it("starts a record with its author, their side and the day on the project's wall", () => {
  expect(firstValues(actionItem, moment)).toEqual({
    type: "todo",
    issuer: "u1",
    issuerSide: "user",
  });
  expect(firstValues(meeting, moment)).toEqual({ date: "2026-11-20", chair: "u1" });
});

it("takes links from the address, and nothing else", () => {
  const given = [
    ["origin", "d1"],
    ["carriedTo", "m1"],
    ["what", "x"],
    ["draft", "y"],
    ["constructor", "z"],
  ] as const;
  expect(firstValues(actionItem, moment, given)).toMatchObject({
    origin: "d1",
    carriedTo: ["m1"],
  });
  expect(Object.keys(firstValues(actionItem, moment, given)).sort()).toEqual([
    "carriedTo",
    "issuer",
    "issuerSide",
    "origin",
    "type",
  ]);
});
