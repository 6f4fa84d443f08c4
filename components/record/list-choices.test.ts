import { describe, expect, it } from "vitest";
import { actionItem } from "@/lib/records/action-item";
import { defect } from "@/lib/records/defect";
import { member } from "@/lib/records/member";
import { testCase } from "@/lib/records/test-case";
import { conditionFields, firstChoices, orderFields, queryOf, scopesOf } from "./list-choices";

const first = firstChoices(defect);

describe("a list's query", () => {
  it("starts with what is unfinished, newest first", () => {
    expect(queryOf(defect, "s1", "me", first)).toEqual({
      space: "s1",
      kind: "defect",
      sort: { by: "occurredAt", descending: true },
      filter: { open: "true" },
    });
  });

  it("自分 is unfinished and assigned to me", () => {
    expect(queryOf(defect, "s1", "me", { ...first, scope: "mine" }).filter).toEqual({
      open: "true",
      assignee: "me",
    });
    expect(
      queryOf(actionItem, "s1", "me", { ...firstChoices(actionItem), scope: "mine" }).filter,
    ).toEqual({ open: "true", owner: "me" });
  });

  it("すべて asks for nothing but the words typed", () => {
    expect(queryOf(defect, "s1", "me", { ...first, scope: "all", text: " 税 " })).toEqual({
      space: "s1",
      kind: "defect",
      sort: { by: "occurredAt", descending: true },
      text: "税",
    });
  });

  it("a condition on the state replaces the scope's", () => {
    expect(queryOf(defect, "s1", "me", { ...first, filter: { state: "closed" } }).filter).toEqual({
      state: "closed",
    });
  });
});

describe("what a kind can be narrowed and ordered by", () => {
  it("offers the unfinished, 自分 and すべて where they mean something", () => {
    expect(scopesOf(defect)).toEqual(["open", "mine", "all"]);
    expect(scopesOf(member)).toEqual([]);
  });

  it("offers no unfinished ones where no state ends the work", () => {
    expect(scopesOf(testCase)).toEqual(["mine", "all"]);
    expect(firstChoices(testCase).scope).toBe("all");
  });

  it("takes the indexed fields with few values", () => {
    expect(conditionFields(defect)).toEqual([
      "severity",
      "testCase",
      "module",
      "priority",
      "policy",
      "assignee",
    ]);
    expect(conditionFields(actionItem)).toEqual(["type", "owner"]);
  });

  it("orders by number, state, dates and choices", () => {
    expect(orderFields(actionItem)).toEqual([
      "number",
      "state",
      "due",
      "type",
      "created",
      "changed",
    ]);
  });
});
