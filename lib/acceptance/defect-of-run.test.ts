import { describe, expect, it } from "vitest";
import { defectOfRun, type Found } from "./defect-of-run";

const step = (no: string, action: string, more = {}) => ({
  id: `s${no}`,
  fields: { no, action, ...more },
});
const steps = [
  step("1", "受注を登録する"),
  step("2", "請求額を見る", { screen: "請求照会", expected: "1,080円" }),
  step("3", "入金を消し込む"),
];
const found: Found = {
  case: {
    id: "c1",
    fields: {
      ...{
        no: "SD-031",
        module: "SD 販売",
        screen: "受注登録",
        linkedSystem: "EDI",
        vendor: "B社",
      },
      ...{ steps: "まとめて書いた手順", expected: "税が合う", title: "軽減税率" },
    },
  },
  run: "r1",
  steps: [],
  place: { environment: "UAT環境", build: "1.4.12" },
  foundBy: "u1",
  occurredAt: 1,
  device: "TKM",
};

describe("a defect found in a run", () => {
  it("begins with all that case, run and device know, and no title", () => {
    expect(defectOfRun(found)).toEqual({
      ...{ case: "c1", run: "r1", testCase: "SD-031", module: "SD 販売", screen: "受注登録" },
      ...{ linkedSystem: "EDI", vendor: "B社", steps: "まとめて書いた手順", expected: "税が合う" },
      ...{ environment: "UAT環境", build: "1.4.12", foundBy: "u1", occurredAt: 1, device: "TKM" },
    });
  });

  it("tells the steps up to the one that failed, and what was expected there", () => {
    expect(defectOfRun({ ...found, steps, failed: steps[1] })).toMatchObject({
      step: "2",
      screen: "請求照会",
      expected: "1,080円",
      steps: "1. 受注を登録する\n2. 請求額を見る",
    });
  });

  it("counts the steps where they have no numbers", () => {
    const plain = steps.map(({ id, fields: { action } }) => ({ id, fields: { action } }));
    expect(defectOfRun({ ...found, steps: plain, failed: plain[1] })).toMatchObject({
      step: "2",
      steps: "1. 受注を登録する\n2. 請求額を見る",
    });
  });

  it("tells all steps where none was named", () => {
    expect(defectOfRun({ ...found, steps }).steps).toContain("3. 入金を消し込む");
    expect(defectOfRun({ ...found, steps }).expected).toBe("税が合う");
  });

  it("leaves out what nobody knows", () => {
    const bare = defectOfRun({ ...found, case: { id: "c1", fields: {} }, place: {} });
    expect(Object.keys(bare).sort()).toEqual(["case", "device", "foundBy", "occurredAt", "run"]);
  });
});
