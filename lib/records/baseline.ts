/** A plan as it stood on one day (ベースライン). It only appends: what could be changed would be no baseline. */
import { defineRecord } from "./define";
import { choice, day, json, link, option, person, text } from "./fields";
import { byKeepers } from "./rights";

/** What is kept of each planned record, by its id: the planned fields and their values. */
export type FrozenPlan = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const baseline = defineRecord("baseline", {
  label: { ja: "ベースライン", en: "Baseline" },
  plural: { ja: "ベースライン", en: "Baselines" },
  number: "BL",
  title: "name",
  meta: ["scope", "takenOn"],
  order: { by: "takenOn", descending: true },
  register: "setting",
  writing: "append",
  rights: { create: byKeepers },
  fields: {
    name: text({ ja: "名称", en: "Name" }).max(80).required().column(30),
    scope: choice(
      { ja: "対象", en: "Scope" },
      {
        tasks: option("進捗管理", "Tasks"),
        tests: option("テスト計画", "Test plan"),
        issues: option("課題の棚卸", "Stock-take of issues"),
        estimates: option("見積", "Estimates"),
      },
    )
      .required()
      .indexed()
      .column(10),
    takenOn: day({ ja: "取得日", en: "Taken on" }).starts("today").required().indexed().column(12),
    takenBy: person({ ja: "取得者", en: "Taken by" }).starts("author").column(12),
    reason: text({ ja: "理由", en: "Reason" }).column(24),
    replaces: link({ ja: "前のベースライン", en: "Replaces" }, "baseline").column(16),
    plan: json<FrozenPlan>({ ja: "凍結した計画", en: "Frozen plan" }).required(),
  },
});
