import { describe, expect, it } from "vitest";
import { problemOf } from "./problem";
import { SessionProblem } from "./session";

describe("the code of a rejected call", () => {
  it.each([
    [new SessionProblem("wrongPassword"), "wrongPassword"],
    [{ data: { asayu: "spentInvitation", httpStatus: 400 } }, "spentInvitation"],
    [{ data: { asayu: "somethingNew", httpStatus: 400 } }, "failed"],
    [{ data: { httpStatus: 401 } }, "signedOut"],
    [{ data: { httpStatus: 429 } }, "tooManyTries"],
    [{ data: { httpStatus: 500 } }, "failed"],
    [new TypeError("Failed to fetch"), "unreachable"],
    [undefined, "unreachable"],
  ])("%j is %s", (error, code) => {
    expect(problemOf(error)).toBe(code);
  });
});
