import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutesOf } from "./plan-day";
import { nowAndNext, type SlotChange, slotChangeId, slotsOf } from "./slots";
import { type Phase, templateOf, templates } from "./templates";

const times = (phase: Phase) => templates[phase].map(({ from, to, name }) => [from, to, name.ja]);

describe("the templates", () => {
  it("are slot for slot the day of planning", () => {
    expect(times("planning")).toEqual([
      ["09:00", "10:00", "その日の予定を確認する"],
      ["10:00", "12:00", "マーケティング担当者との打ち合わせ、議事録作成"],
      ["12:00", "13:00", "お昼休憩"],
      ["13:00", "15:00", "システム担当者との打ち合わせ、議事録作成"],
      ["15:00", "16:00", "タスクの割り振り、各部門への対応依頼"],
      ["16:00", "17:00", "明日の準備"],
      ["17:00", "18:00", "作業報告（必要に応じて打ち合わせ）"],
      ["18:00", "19:00", "夕食"],
      ["19:00", "22:00", "残業時間（その日に終わっていないタスクがあれば対応）"],
    ]);
  });

  it("are slot for slot the day of the acceptance test", () => {
    expect(times("uat")).toEqual([
      ["09:00", "10:00", "メールチェックなど"],
      ["10:00", "10:30", "朝会（テスト定例）"],
      ["10:30", "12:00", "タスク・課題に関する情報の確認および作業指示など（主にツール）"],
      ["12:00", "13:00", "お昼休憩"],
      ["13:00", "14:00", "不具合の報告と対応方針決定のための打ち合わせ"],
      ["14:00", "15:00", "説明会の議事録作成、ToDo・依頼事項の対応"],
      ["15:00", "16:00", "日次報告資料の作成"],
      ["16:00", "17:00", "夕会（テスト定例）"],
      ["17:00", "18:00", "明日の準備"],
      ["18:00", "19:00", "夕食"],
      ["19:00", "22:00", "残業時間（その日に終わっていないタスクがあれば対応）"],
    ]);
  });

  it("are slot for slot the day of training", () => {
    expect(times("training")).toEqual([
      ["09:00", "10:00", "メールチェック"],
      ["10:00", "12:00", "資料を参照しながら業務担当者とトレーニングの実施"],
      ["12:00", "13:00", "お昼休憩"],
      ["13:00", "15:00", "トレーニングの振り返りと改善点の洗い出し"],
      ["15:00", "16:00", "業務責任者への改善提案やシステム担当者へのフィードバック"],
      ["16:00", "17:00", "システム操作説明書の修正確認"],
      ["17:00", "18:00", "作業報告など"],
      ["18:00", "19:00", "夕食"],
      ["19:00", "22:00", "残業時間（その日に終わっていないタスクがあれば対応）"],
    ]);
  });

  it("are picked by the phase, the acceptance test where it is unknown", () => {
    expect(templateOf("training")).toBe(templates.training);
    expect(templateOf("planning")).toBe(templates.planning);
    expect(templateOf(undefined)).toBe(templates.uat);
  });
});

const at = (time: string, changes: readonly SlotChange[] = []) => {
  const { now, left, next } = nowAndNext(slotsOf(templates.uat, changes), minutesOf(time));
  return [now?.name.ja, left, next?.name.ja];
};

describe("now and next in the acceptance test", () => {
  it.each([
    ["08:59", undefined, 0, "メールチェックなど"],
    ["09:00", "メールチェックなど", 60, "朝会（テスト定例）"],
    ["09:05", "メールチェックなど", 55, "朝会（テスト定例）"],
    [
      ...(["13:42", "不具合の報告と対応方針決定のための打ち合わせ", 18] as const),
      "説明会の議事録作成、ToDo・依頼事項の対応",
    ],
    ["16:10", "夕会（テスト定例）", 50, "明日の準備"],
    ["21:59", "残業時間（その日に終わっていないタスクがあれば対応）", 1, undefined],
    ["22:00", undefined, 0, undefined],
  ] as const)("are at %s: %s for %i minutes, then %s", (time, ...expected) => {
    expect(at(time)).toEqual(expected);
  });

  it("leave out what was dropped or is done", () => {
    const change = (templateSlot: string, state: string) => ({
      id: templateSlot,
      fields: { templateSlot, state },
    });
    expect(at("09:05", [change("uat/2", "dropped")])).toEqual([
      ...[
        "メールチェックなど",
        55,
        "タスク・課題に関する情報の確認および作業指示など（主にツール）",
      ],
    ]);
    expect(at("09:05", [change("uat/1", "done")])).toEqual([undefined, 0, "朝会（テスト定例）"]);
  });

  it("take the slot that began last where two overlap", () => {
    const fields = { what: "A社と電話", from: "13:30", to: "13:45", origin: "own" };
    expect(at("13:42", [{ id: "own", fields }])[0]).toBe("A社と電話");
    expect(at("13:45", [{ id: "own", fields }])[0]).toBe(
      "不具合の報告と対応方針決定のための打ち合わせ",
    );
  });
});

describe("a person's own day", () => {
  it("moves a slot, in the order of the clock", () => {
    const fields = {
      templateSlot: "uat/2",
      what: "朝会（テスト定例）",
      from: "09:00",
      to: "09:30",
    };
    const slots = slotsOf(templates.uat, [{ id: "moved", fields }]);
    expect(slots).toHaveLength(11);
    expect(slots[0]).toMatchObject({ key: "uat/2", change: "moved", from: "09:00", to: "09:30" });
    expect(slots[0]?.name).toEqual({ ja: "朝会（テスト定例）", en: "Morning stand-up (tests)" });
  });

  it("keeps a name of one's own", () => {
    const fields = { templateSlot: "uat/2", what: "朝会（第2会議室）", from: "10:00", to: "10:30" };
    const slot = slotsOf(templates.uat, [{ id: "a", fields }]).find(({ key }) => key === "uat/2");
    expect(slot?.name.en).toBe("朝会（第2会議室）");
  });

  it("passes over times that are none, and own slots without what they need", () => {
    const slots = slotsOf(templates.uat, [
      { id: "a", fields: { templateSlot: "uat/1", from: "25:00", to: null } },
      { id: "b", fields: { what: "いつか", from: "", to: "" } },
      {
        id: "c",
        fields: { templateSlot: "training/1", what: "別の日", from: "09:00", to: "10:00" },
      },
    ]);
    expect(slots).toHaveLength(11);
    expect(slots[0]).toMatchObject({ key: "uat/1", from: "09:00", to: "10:00" });
  });

  it("never holds a slot twice, whatever changes there are and in whatever order", () => {
    const anyChange = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      fields: fc.record({
        templateSlot: fc.constantFrom("", undefined, "uat/1", "uat/2", "planning/1", "training/9"),
        what: fc.constantFrom("朝会（テスト定例）", "電話"),
        from: fc.constantFrom("09:00", "13:42", "99:99"),
        to: fc.constantFrom("14:00", "22:00"),
        state: fc.constantFrom("planned", "doing", "done", "dropped"),
      }),
    });
    const anyPhase = fc.constantFrom<Phase>("planning", "uat", "training");
    fc.assert(
      fc.property(anyPhase, fc.array(anyChange, { maxLength: 12 }), (phase, changes) => {
        const slots = slotsOf(templates[phase], changes);
        const keys = slots.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(slots.filter(({ own }) => !own)).toHaveLength(templates[phase].length);
        const starts = slots.map(({ from }) => minutesOf(from));
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });
});

describe("the id of a change", () => {
  const place = { person: "u1", project: "p1", day: "2026-11-20", slot: "uat/2" };

  it("is the same on every device", () => {
    expect(slotChangeId({ ...place })).toBe(slotChangeId(place));
    expect(slotChangeId(place)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ["person", "u2"],
    ["project", "p2"],
    ["day", "2026-11-24"],
    ["slot", "uat/3"],
  ])("differs by %s", (part, value) => {
    expect(slotChangeId({ ...place, [part]: value })).not.toBe(slotChangeId(place));
  });
});
