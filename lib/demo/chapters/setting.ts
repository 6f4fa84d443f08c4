/** What the project works with: environments and their nightly builds, documents, estimates, the frozen plan. */
import { baseline } from "@/lib/records/baseline";
import { document } from "@/lib/records/document";
import { environment } from "@/lib/records/environment";
import { estimate } from "@/lib/records/estimate";
import { testCase } from "@/lib/records/test-case";
import { buildOf } from "../builds";
import { cases } from "../cases/cases";
import { at, dayOf, days, minutes } from "../clock";
import { userIdOf, type Who } from "../people";
import { schedule } from "../run-times";
import type { Story } from "../story";
import { cell, coded, rowsOf } from "../tables";

export function tellSetting(story: Story): void {
  tellEnvironments(story);
  tellDocuments(story);
  tellEstimates(story);
  tellBaseline(story);
}

function tellEnvironments(story: Story): void {
  const uat = story.create(environment, "uat", "vendorPmo", at("2026-11-09", "11:00"), {
    ...{ name: "UAT環境", use: "uat", system: "ERP本体", vendor: "A社" },
    ...{ place: "https://uat.erp.example.co.jp", dataAsOf: "2026-10-31 移行リハーサル1回目" },
    ...{ owner: userIdOf("vendorPmo"), build: "1.4.9", builds: ["1.4.9"] },
    closedWindows: ["2026-11-20 18:00-20:00"],
    note: "毎晩18時以降に新しいビルドを適用する。接続先は朝、開始前に確かめる。",
  });
  for (const [place, day] of days.entries()) {
    const build = buildOf(place + 1);
    const deployed = at(day, "09:05");
    uat.set("developerA", deployed, { build, deployedAt: deployed });
    uat.add("developerA", deployed, { builds: [build] });
  }
  uat.move("vendorPmo", at(dayOf(5), "18:00"), "closed", {
    closedReason: "端数処理の修正を適用する",
  });
  uat.move("vendorPmo", at(dayOf(5), "20:00"), "available");
  story.create(environment, "training", "vendorPmo", at("2026-11-12", "11:30"), {
    ...{ name: "研修環境", use: "training", system: "ERP本体", vendor: "A社", build: "1.4.9" },
    ...{ place: "https://training.erp.example.co.jp", owner: userIdOf("trainer") },
    note: "研修のたびにデータを最初に戻す。",
  });
}

const types = {
  計画書: "plan",
  要件定義書: "requirement",
  テスト仕様書: "testSpecification",
  操作説明書: "manual",
  研修資料: "training",
  報告書: "report",
  契約: "contract",
} as const;

/** Key, title, type, version, place, owner, reviewer. */
const documents = `
plan | UAT計画書 | 計画書 | 1.2 | 共有フォルダ/UAT/01_計画 | pmo1 | pm
requirements | 業務要件定義書 | 要件定義書 | 2.0 | 共有フォルダ/要件/確定版 | pmo2 | pm
specification | テスト仕様書（240件） | テスト仕様書 | 1.0 | 共有フォルダ/UAT/02_仕様書 | pmo2 | accounting
manualOrder | 操作説明書 受注・出荷編 | 操作説明書 | 0.9 | 共有フォルダ/研修/説明書 | trainer | sales
manualStock | 操作説明書 在庫・棚卸編 | 操作説明書 | 0.8 | 共有フォルダ/研修/説明書 | trainer | logistics
slides | 研修資料 受注から出荷まで | 研修資料 | 1.0 | 共有フォルダ/研修/教材 | trainer | pmo1
ediCodes | EDI単位コード一覧（11月版） | 契約 | 11月版 | 共有フォルダ/連携/EDI | developerC | vendorPmo
`;

function tellDocuments(story: Story): void {
  for (const [place, row] of rowsOf(documents).entries()) {
    const [key, owner, reviewer] = [cell(row, 0), cell(row, 5) as Who, cell(row, 6) as Who];
    const when = at(key === "ediCodes" ? dayOf(3) : "2026-11-10", "09:30") + minutes(place * 5);
    const written = story.create(document, key, owner, when, {
      ...{ title: cell(row, 1), type: coded(types, cell(row, 2)), version: cell(row, 3) },
      ...{ place: cell(row, 4), owner: userIdOf(owner), reviewer: userIdOf(reviewer) },
    });
    if (key === "manualStock") continue;
    const handed = key === "ediCodes" ? when + minutes(20) : at("2026-11-12", "09:40");
    written.move(owner, handed + minutes(place), "review");
    const passed = handed + minutes(150 + place * 7);
    written.set(reviewer, passed, { reviewedOn: key === "ediCodes" ? dayOf(3) : "2026-11-12" });
    written.move(reviewer, passed, "approved");
  }
}

function tellEstimates(story: Story): void {
  const asked = at("2026-11-09", "13:00");
  const support = story.create(estimate, "support", "pmo1", asked, {
    ...{ scope: "UAT期間中の修正と待機", group: "A社", phase: "UAT", due: "2026-11-11" },
    estimator: userIdOf("vendorPmo"),
  });
  support.move("vendorPmo", at("2026-11-11", "11:00"), "submitted", { draftHours: 480 });
  support.set("vendorPmo", at("2026-11-11", "11:02"), {
    ...{ draftCost: 7_200_000, draftFrom: "2026-11-16", draftTo: "2026-11-30" },
    assumption: "不具合60件、平日19時までの待機を含む。",
  });
  support.move("pm", at("2026-11-12", "10:00"), "agreed", { agreedHours: 420 });
  support.set("pm", at("2026-11-12", "10:02"), {
    ...{ agreedCost: 6_300_000, agreedFrom: "2026-11-16", agreedTo: "2026-11-30" },
  });
  const edi = story.create(estimate, "edi", "pmo1", asked, {
    ...{ scope: "EDI回線の切替立会い", group: "B社", phase: "UAT", due: "2026-11-12" },
    estimator: userIdOf("developerC"),
  });
  edi.move("developerC", at("2026-11-12", "15:00"), "submitted", { draftHours: 24 });
  const returns = story.create(estimate, "returns", "pmo1", at(dayOf(8), "17:10"), {
    ...{ scope: "返品の赤伝と返品入荷の連動", group: "A社", phase: "稼働後", due: dayOf(10) },
    estimator: userIdOf("vendorPmo"),
  });
  returns.move("vendorPmo", at(dayOf(10), "09:25"), "submitted", { draftHours: 160 });
  returns.set("vendorPmo", at(dayOf(10), "09:26"), {
    ...{ draftCost: 2_400_000, draftFrom: "2026-12-07", draftTo: "2027-01-15" },
    assumption: "返品入荷の予定を赤伝から作る。検品の画面は変えない。",
  });
}

function tellBaseline(story: Story): void {
  story.create(baseline, "tests", "pmo1", at("2026-11-13", "16:00"), {
    ...{ name: "テスト計画（説明会時点）", scope: "tests", takenOn: "2026-11-13" },
    ...{ takenBy: userIdOf("pmo1"), reason: "説明会で合意した計画を残す" },
    plan: Object.fromEntries(
      cases.map(({ no }) => [
        story.id(testCase, no),
        { plannedOn: dayOf(schedule.get(no)?.planned ?? 1) },
      ]),
    ),
  });
}
