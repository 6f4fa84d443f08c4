import { describe, expect, it } from "vitest";
import { defect } from "@/lib/records/defect";
import type { Row } from "@/lib/records/row";
import { valuesInFull, wantedIn } from "./history-values";
import type { Reading } from "./value-text";

const reading: Reading = {
  language: "ja",
  timeZone: "Asia/Tokyo",
  personName: (id) => id,
  yes: "はい",
  no: "いいえ",
};
const long = "伝票を確定したあと、".repeat(20);

describe("what a history line opens to", () => {
  it("is a long value before and after, uncut", () => {
    const values = valuesInFull(
      defect,
      { type: "set", set: { symptom: long }, prev: { symptom: "短い" } },
      reading,
    );
    expect(values).toEqual([{ field: expect.any(String), from: "短い", to: long }]);
  });

  it("is nothing where the line says it all", () => {
    const short = { set: { severity: "major" }, prev: { severity: "minor" } };
    expect(valuesInFull(defect, { type: "set", ...short }, reading)).toEqual([]);
  });

  it("of a settled conflict is each value with its author, the one that lost as well", () => {
    const wish = (opId: string, userId: string, at: number, symptom: string) => ({
      ...{ opId, userId, at, receivedAt: at, values: { symptom } },
    });
    const conflict = {
      kind: "conflict",
      fields: {
        field: "symptom",
        standing: wish("a", "業務担当者A", 1, "立った値"),
        candidates: [],
        settled: [
          wish("b", "業務担当者B", 2, long),
          { ...wish("c", "ユーザーPMO", 3, "立った値"), settles: ["b"] },
        ],
      },
    } as unknown as Row;
    expect(wantedIn(defect, conflict, reading).map(({ by, text }) => [by, text])).toEqual([
      ["業務担当者A", "立った値"],
      ["業務担当者B", long],
      ["ユーザーPMO", "立った値"],
    ]);
  });
});
