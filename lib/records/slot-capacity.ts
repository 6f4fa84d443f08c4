/** How many tests fit a slot of a day (枠の上限); rescheduling looks for room here. */
import { defineRecord } from "./define";
import { day, link, number, person, text, time } from "./fields";
import { byKeepers } from "./rights";

export const slotCapacity = defineRecord("slotCapacity", {
  label: { ja: "枠の上限", en: "Slot capacity" },
  plural: { ja: "枠の上限", en: "Slot capacities" },
  title: "name",
  untitled: ["date", "from", "to"],
  meta: ["date", "from", "to", "capacity"],
  order: { by: "date", descending: false },
  register: "tests",
  rights: { create: byKeepers, set: byKeepers, delete: byKeepers },
  fields: {
    name: text({ ja: "枠の名前", en: "Slot" }).max(60).column(12),
    /** Absent: every working day that has no line of its own. */
    date: day({ ja: "日付", en: "Date" }).indexed().column(12),
    from: time({ ja: "開始", en: "From" }).required().column(6),
    to: time({ ja: "終了", en: "To" }).required().column(6),
    capacity: number({ ja: "上限（件）", en: "Capacity (cases)" }).max(1_000).required().column(8),
    module: text({ ja: "業務", en: "Module" }).max(60).indexed().column(10),
    tester: person({ ja: "実施者", en: "Tester" }).indexed().column(12),
    environment: link({ ja: "環境", en: "Environment" }, "environment").column(12),
    reason: text({ ja: "理由", en: "Reason" }).column(24),
  },
});
