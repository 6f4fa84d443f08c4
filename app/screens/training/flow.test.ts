import { describe, expect, it } from "vitest";
import { answersIn, fieldsOf, holdsWords, isAnswered, stepsOf, stepToResume } from "./flow";

describe("the feedback questions", () => {
  it("are four at most, and nobody known is asked for a name", () => {
    expect(stepsOf(false)).toEqual(["type", "text", "where", "who"]);
    expect(stepsOf(true)).toEqual(["type", "text", "where"]);
  });

  it("ask for a type and a word; where and who may be left out", () => {
    expect(isAnswered("type", {})).toBe(false);
    expect(isAnswered("type", { type: "logic" })).toBe(true);
    expect(isAnswered("text", { type: "logic", text: " 　\n" })).toBe(false);
    expect(isAnswered("text", { text: "税" })).toBe(true);
    expect(isAnswered("where", {})).toBe(true);
    expect(isAnswered("who", {})).toBe(true);
  });

  it("go on where somebody was interrupted", () => {
    expect(stepToResume({})).toBe("type");
    expect(stepToResume({ type: "question" })).toBe("text");
    expect(stepToResume({ type: "question", text: "返品" })).toBe("where");
  });
});

describe("what was typed", () => {
  it("is worth keeping as soon as there is a word of it", () => {
    expect(holdsWords({ type: "manual" })).toBe(false);
    expect(holdsWords({ type: "manual", text: " " })).toBe(false);
    expect(holdsWords({ raisedByName: "佐" })).toBe(true);
  });

  it("becomes the record's fields, trimmed and without blanks", () => {
    const kept = { session: "s", raisedBy: null };
    expect(fieldsOf(kept, { type: "manual", text: " 図が古い\n", screen: " " })).toEqual({
      ...{ session: "s", type: "manual", text: "図が古い" },
    });
  });

  it("is read back from a draft, other fields aside", () => {
    expect(answersIn({ session: "s", type: "manual", text: "図", module: "SD" })).toEqual({
      ...{ type: "manual", text: "図" },
    });
  });
});
