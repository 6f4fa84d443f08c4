import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { record } from "@/lib/i18n/messages/record";
import { defect } from "@/lib/records/defect";
import { historyWords } from "./history-words";
import type { Reading } from "./value-text";

const reading: Reading = {
  language: "ja",
  timeZone: "Asia/Tokyo",
  personName: () => "業務担当者C",
  linkName: () => "BUG-0012",
  yes: "はい",
  no: "いいえ",
};
const ja = createTranslator({ locale: "ja", messages: { record: record.ja }, namespace: "record" });
const en = createTranslator({ locale: "en", messages: { record: record.en }, namespace: "record" });

type Told = Parameters<typeof historyWords>[1];
const tell = (change: Partial<Told> & Pick<Told, "type">) =>
  historyWords(defect, { set: {}, prev: {}, ...change }, reading, ja);

describe("the history in words", () => {
  it("起票", () => {
    expect(tell({ type: "create", set: { title: "税" } })).toEqual({
      sign: "create",
      text: "起票",
    });
  });

  it("受付 → 調査中", () => {
    expect(
      tell({ type: "transition", set: { state: "investigating" }, prev: { state: "accepted" } }),
    ).toEqual({ sign: "move", text: "受付 → 調査中" });
  });

  it("tells what went with a move", () => {
    expect(
      tell({
        type: "transition",
        set: { state: "decided", policy: "workaround" },
        prev: { state: "investigating" },
      }),
    ).toEqual({ sign: "move", text: "調査中 → 方針決定", note: "対応方針: 運用回避" });
  });

  it("tells a short value from and to, a long one by its name alone", () => {
    expect(
      tell({ type: "set", set: { severity: "major" }, prev: { severity: "medium" } }).text,
    ).toBe("重要度：中 → 重大");
    expect(tell({ type: "set", set: { module: "SD" } }).text).toBe("業務：SD");
    expect(tell({ type: "set", set: { module: null }, prev: { module: "SD" } }).text).toBe(
      "業務を空にした",
    );
    expect(tell({ type: "set", set: { steps: "1\n2" }, prev: { steps: "1" } }).text).toBe(
      "再現手順を変更",
    );
  });

  it("names two fields and counts the rest", () => {
    expect(tell({ type: "set", set: { module: "SD", screen: "受注" } }).text).toBe(
      "業務・画面を変更",
    );
    expect(
      tell({ type: "set", set: { module: "SD", screen: "受注", build: "1", device: "2" } }).text,
    ).toBe("業務・画面ほか2項目を変更");
  });

  it("再現手順を2台から統合", () => {
    expect(
      tell({
        type: "set",
        set: { steps: "1\n2" },
        prev: { steps: "1" },
        fields: { steps: "merged" },
      }),
    ).toEqual({ sign: "merge", text: "再現手順を2台から統合", note: "失われた行なし" });
  });

  it("shows both values of a clash", () => {
    expect(
      tell({
        type: "set",
        set: { severity: "major" },
        prev: { severity: "fatal" },
        fields: { severity: "conflict" },
      }),
    ).toEqual({ sign: "conflict", text: "重要度が競合", note: "致命的 と 重大" });
  });

  it("証跡を1枚追加, other sets by their elements", () => {
    expect(tell({ type: "add", set: { evidence: ["a"] } })).toEqual({
      sign: "photo",
      text: "証跡を1枚追加",
    });
    expect(tell({ type: "remove", set: { lateralTargets: ["SD", "FI"] } })).toEqual({
      sign: "remove",
      text: "横展開先を2件削除",
      note: "SD、FI",
    });
  });

  it("tells deleting, restoring, undoing and settling", () => {
    expect(tell({ type: "delete" }).text).toBe("削除");
    expect(tell({ type: "restore" }).text).toBe("ごみ箱から戻した");
    expect(tell({ type: "undo" }).text).toBe("直前の変更を取り消し");
    expect(tell({ type: "resolve", set: { severity: "fatal" } })).toEqual({
      sign: "settle",
      text: "競合を解決",
      note: "重要度: 致命的",
    });
  });

  it("says when somebody else changed other fields meanwhile", () => {
    expect(tell({ type: "set", set: { module: "SD" }, parallel: true }).note).toBe(
      "同時に別の項目も変更",
    );
  });

  it("speaks English", () => {
    const change = { type: "add", set: { evidence: ["a", "b"] }, prev: {} } as const;
    expect(historyWords(defect, change, { ...reading, language: "en" }, en).text).toBe(
      "2 photos added",
    );
  });
});
