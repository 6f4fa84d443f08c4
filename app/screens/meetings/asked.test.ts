import { describe, expect, it } from "vitest";
import { actionOf, followLine, isUntouched } from "./asked";

const line = { type: "todo", text: "EDIの復旧を確認する", owner: "b", due: "2026-11-25" };
const action = { ...actionOf(line), state: "todo" };

describe("the action item of a line", () => {
  it("says what, who and until when", () => {
    expect(actionOf(line)).toEqual({
      type: "todo",
      what: "EDIの復旧を確認する",
      owner: "b",
      due: "2026-11-25",
      note: null,
      department: null,
    });
    expect(actionOf({ ...line, type: "request", department: "経理部" })).toMatchObject({
      ...{ type: "request", department: "経理部" },
    });
  });

  it("exists for ToDo and 依頼 only", () => {
    for (const type of ["decision", "issue", "notice", "memo", undefined])
      expect(actionOf({ ...line, type })).toBeNull();
    expect(actionOf({ ...line, type: "request" })?.type).toBe("request");
  });

  it("keeps in full what is longer than a line or a title", () => {
    expect(actionOf({ ...line, text: "一覧をもらう\n営業から" })).toMatchObject({
      what: "一覧をもらう",
      note: "一覧をもらう\n営業から",
    });
    const long = "あ".repeat(301);
    expect(actionOf({ ...line, text: long })).toMatchObject({
      what: `${"あ".repeat(299)}…`,
      note: long,
    });
  });
});

describe("a change of the line", () => {
  it("goes on to the action item", () => {
    expect(followLine(line, { ...line, text: "13時に確認する" }, action)).toEqual({
      what: "13時に確認する",
    });
    expect(followLine(line, { ...line, type: "request", owner: null }, action)).toEqual({
      type: "request",
      owner: null,
    });
  });

  it("does not overwrite what was written there by hand", () => {
    const moved = { ...action, due: "2026-11-30" };
    expect(followLine(line, { ...line, due: "2026-11-26" }, moved)).toEqual({});
  });
});

describe("an action item that goes with its line", () => {
  it("is one that nobody has touched", () => {
    expect(isUntouched(line, action)).toBe(true);
    expect(isUntouched(line, { ...action, state: "doing" })).toBe(false);
    expect(isUntouched(line, { ...action, answer: "済み" })).toBe(false);
    expect(isUntouched(line, { ...action, owner: "c" })).toBe(false);
    expect(isUntouched({ ...line, type: "memo" }, action)).toBe(false);
  });
});
