import { describe, expect, it } from "vitest";
import { defineRecord, gapsOf, missingFor } from "./define";
import { people, tags, text, ticks, time } from "./fields";
import { missingFields, validateFields } from "./validation";

const label = { ja: "項目", en: "Field" };
const kind = defineRecord("kind", {
  label,
  title: "name",
  fields: {
    name: text(label).required(),
    at: time(label),
    who: people(label),
    things: tags(label).like(/^\d+$/, { ja: "数字", en: "Digits" }),
    done: ticks(label, "things"),
    code: text(label).like(/^[A-Z]+$/, { ja: "英大文字", en: "Capitals" }),
    owner: text(label).expected({ name: ["A", "B"] }),
    due: text(label).expected(),
  },
});
const wrong = (fields: Record<string, unknown>) =>
  validateFields(kind, fields).map(({ field }) => field);

describe("values of a field", () => {
  it.each([
    ["at", "00:00", "23:59", "24:00"],
    ["at", "09:30", null, "9:30"],
    ["who", ["u1", "u2"], [], "u1"],
    ["things", ["1", "22"], [], ["1", "二"]],
    ["done", ["1"], [], [1]],
    ["code", "ABC", null, "ABc"],
  ])("%s takes %j and %j, and not %j", (field, good, alsoGood, bad) => {
    expect(wrong({ [field]: good })).toEqual([]);
    expect(wrong({ [field]: alsoGood })).toEqual([]);
    expect(wrong({ [field]: bad })).toEqual([field]);
  });

  it("are missing where nothing stands in a required field", () => {
    expect(missingFields(kind, { name: "" })).toEqual([{ field: "name", code: "fieldMissing" }]);
  });
});

describe("gaps", () => {
  it("are pointed out once their condition holds", () => {
    expect(gapsOf(kind, { name: "C" })).toEqual(["due"]);
    expect(gapsOf(kind, { name: "A", due: "x" })).toEqual(["owner"]);
    expect(gapsOf(kind, { name: "B", owner: "y", due: "x" })).toEqual([]);
  });

  it("stand in the way of a move only where the move needs the field", () => {
    const move = {
      from: "a",
      to: "b",
      by: [],
      needs: ["name", "who"],
      needsWhere: [{ when: { name: ["A"] }, needs: ["owner"] }],
    };
    expect(missingFor(move, { who: [] })).toEqual(["name", "who"]);
    expect(missingFor(move, { name: "A", who: ["u1"] })).toEqual(["owner"]);
    expect(missingFor(move, { name: "B", who: ["u1"] })).toEqual([]);
  });
});
