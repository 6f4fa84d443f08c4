/** The meetings with their minutes: prepared the day before, held, issued, confirmed and approved. */
import { meeting } from "@/lib/records/meeting";
import { keyAfterLast } from "@/lib/records/order-key";
import { at, dayBefore, dayCalled, days, LAST_NOW, minutes, numberOf } from "../clock";
import { firstWeek } from "../minutes/first-week";
import { secondWeek } from "../minutes/second-week";
import { talkLines } from "../minutes/talk";
import { personCalled, userIdOf, type Who } from "../people";
import type { RoomKey } from "../projects";
import type { Story, Written } from "../story";
import { cell, coded, optional, type Section, sectionsOf } from "../tables";
import { attendees, type Held, managers, placeOf, type Type, types } from "./meeting-kinds";
import { figures, note } from "./minute-notes";

export function tellMinutes(story: Story): void {
  const previous = new Map<Type, string>();
  for (const section of sectionsOf(firstWeek + secondWeek)) {
    const { type, id } = hold(story, section, "project", previous);
    previous.set(type, id);
  }
  for (const section of sectionsOf(talkLines)) hold(story, section, "talk", new Map());
}

type Meeting = Written<(typeof meeting)["fields"]>;

function hold(
  story: Story,
  { head, rows }: Section,
  room: RoomKey,
  previous: ReadonlyMap<Type, string>,
): { type: Type; id: string } {
  const [from = "", to = ""] = cell(head, 2).split("-");
  const type = coded<Type>(types, cell(head, 0));
  const day = dayCalled(cell(head, 1));
  const short = `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;
  const held: Held = {
    ...{ type, day, room, key: `${type}/${day}` },
    ...{ from: at(day, from), to: at(day, to) },
    chair: personCalled(cell(head, 3)),
    noteTaker: type === "pmPmo" ? "pmo1" : "pmo2",
    title: optional(head, 4) ?? `${cell(head, 0)} ${short}`,
  };
  const before = previous.get(type);
  const written = plan(story, held, { from, to, ...(before && { previous: before }) });
  const lines = [...figures(type, day), ...rows];
  const step = (held.to - held.from) / (lines.length + 1);
  let order = keyAfterLast([]);
  for (const [place, row] of lines.entries()) {
    const when = Math.round(held.from + step * (place + 1));
    note(story, held, row, place, { order, when });
    order = keyAfterLast([order]);
  }
  issue(written, held, lines[0]);
  return { type, id: written.id };
}

/** Prepared on the working day before. */
function plan(
  story: Story,
  held: Held,
  more: { from: string; to: string; previous?: string },
): Meeting {
  const { type, key, day, chair, noteTaker, title, room } = held;
  const number = numberOf(day);
  const prepared = at(number > 0 ? dayBefore(number) : "2026-11-10", "17:02");
  const there = attendees[type].map(userIdOf);
  const written = story.create(
    meeting,
    key,
    noteTaker,
    prepared,
    {
      ...{ type, title, date: day, ...more, place: placeOf(type) },
      ...{ chair: userIdOf(chair), noteTakers: [userIdOf(noteTaker)], attendees: there },
      ...(type === "standup" && { minutesPerVendor: 5 }),
    },
    room,
  );
  written.move(chair, held.from, "running");
  return written;
}

/** Issued after the meeting, confirmed by two of those who answer for it, approved the next morning. */
function issue(written: Meeting, held: Held, first: readonly string[] | undefined): void {
  const { chair, noteTaker, type, day } = held;
  const after = (count: number) => held.to + minutes(count);
  const approver: Who = chair === "pm" ? "pmo1" : "pm";
  written.set(noteTaker, after(6), { summary: first?.[1] ?? "" });
  written.move(noteTaker, after(8), "issued");
  const number = numberOf(day);
  const next = days[number] ?? "2026-12-01";
  written.set(noteTaker, after(8), { approver: userIdOf(approver), confirmBy: next });
  if (type !== "pmPmo")
    for (const [place, who] of managers.slice(0, 2).entries())
      tellInTime(after(14 + place * 9), (when) =>
        written.add(who, when, { confirmedBy: [userIdOf(who)] }),
      );
  tellInTime(at(next, "09:12"), (when) => written.set(approver, when, { approvedOn: next }));
}

/** The story ends with its last moment. */
function tellInTime(when: number, tell: (when: number) => void): void {
  const [day = "", time = ""] = LAST_NOW.split("T");
  if (when <= at(day, time)) tell(when);
}
