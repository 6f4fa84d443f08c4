/** The lines of the minutes as they were typed, and the ToDo and requests that came of them. */
import { actionItem } from "@/lib/records/action-item";
import { defect } from "@/lib/records/defect";
import { meeting } from "@/lib/records/meeting";
import { minuteLine } from "@/lib/records/minute-line";
import { atCalled, dayCalled, minutes, numberOf } from "../clock";
import { people, personCalled, userIdOf, type Who } from "../people";
import { projects } from "../projects";
import { closed, executed, found, planned } from "../series";
import type { Story } from "../story";
import { cell, coded, optional } from "../tables";
import type { Held, Type } from "./meeting-kinds";

const lineTypes = {
  決定: "decision",
  ToDo: "todo",
  依頼: "request",
  課題: "issue",
  連絡: "notice",
  メモ: "memo",
} as const;

/** What a meeting was about, where its decisions and issues belong to faults. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  "対応方針（EDI停止）": ["IF-002"],
  "対応方針（軽減税率の端数）": ["FI-011", "SD-037"],
  "対応方針（差戻し・デグレ）": ["SD-043", "FI-015"],
};

/** What the figures of the day say comes first; nobody types it. */
export function figures(type: Type, day: string): string[][] {
  const number = numberOf(day);
  if (number === 0) return [];
  const sum = (series: readonly number[], until: number) =>
    series.slice(0, until).reduce((total, one) => total + one, 0);
  const on = (series: readonly number[]) => series[number - 1] ?? 0;
  if (type === "standup") {
    const carried = sum(planned, number - 1) - sum(executed, number - 1);
    return [["連絡", `本日の予定は${on(planned)}件、ほかに遅れが${carried}件。`]];
  }
  if (type !== "wrapUp") return [];
  const open = sum(found, number) - sum(closed, number);
  const text = `本日の実施は${on(executed)}件（計画${on(planned)}件）。新しい不具合${on(found)}件、完了${on(closed)}件、未解決${open}件。`;
  return [["連絡", text]];
}

export function note(
  story: Story,
  held: Held,
  row: readonly string[],
  place: number,
  { order, when }: { order: string; when: number },
): void {
  const { noteTaker, room } = held;
  const key = `${held.key}/${place}`;
  const text = cell(row, 1);
  const type = coded(lineTypes, cell(row, 0));
  const owner = optional(row, 2);
  const asked = owner === undefined ? undefined : personCalled(owner);
  const due = dayCalled(optional(row, 3) ?? "D1");
  const about = type === "decision" || type === "issue" ? (subjects[held.title] ?? []) : [];
  const whom = asked && {
    ...{ owner: userIdOf(asked), due },
    ...(type === "request" && { department: departmentOf(asked) }),
  };
  const line = story.create(
    minuteLine,
    key,
    noteTaker,
    when,
    {
      ...{ meeting: story.id(meeting, held.key), type, order, text, ...whom },
      ...(about.length > 0 && { links: about.map((no) => story.id(defect, no)) }),
    },
    room,
  );
  if (!asked || (type !== "todo" && type !== "request")) return;
  const item = story.create(
    actionItem,
    key,
    noteTaker,
    when,
    {
      ...{ what: text, type, ...whom, origin: line.id },
      ...{ issuer: userIdOf(noteTaker), issuerSide: "user" },
    },
    room,
  );
  const done = optional(row, 4);
  const answer = optional(row, 5);
  if (type === "request") item.move("pmo2", held.to + minutes(20), "awaiting");
  if (done) item.move(asked, atCalled(done), "done", answer ? { answer } : {});
}

function departmentOf(who: Who): string {
  const { side, organisation } = people[who].place;
  if (side === "user") return organisation;
  const vendor = projects[0]?.fields.vendors.find(({ code }) => code === organisation);
  return vendor ? `${vendor.name} ${vendor.system}` : organisation;
}
