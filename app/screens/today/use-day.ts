/** The day as it stands on this device: the project's calendar and phase, and the person's slots. */
import { useMemo } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { toWallClock } from "@/components/record/wall-clock";
import type { Calendar } from "@/lib/day/calendar";
import { minutesOf } from "@/lib/day/plan-day";
import { type Slot, slotsOf } from "@/lib/day/slots";
import { templateOf } from "@/lib/day/templates";
import type { Shown } from "@/lib/local/database";
import { useRecord } from "@/lib/local/hooks/use-record";
import { useRecordsHolding } from "@/lib/local/hooks/use-records-holding";

/** What is known of the day before anything is read of it. */
export interface DayHead {
  /** `YYYY-MM-DD` on the project's wall, and the minutes since midnight there: none of a day that is yet to come. */
  readonly date: string;
  readonly minutes: number;
  /** False where it is looked ahead to. */
  readonly isToday: boolean;
  readonly calendar: Calendar;
  /** The project's fields; empty until its record is on the device. */
  readonly project: Readonly<Record<string, unknown>>;
}

export interface Day extends DayHead {
  readonly slots: readonly Slot[];
  /** The day's meetings in the project's own space. */
  readonly meetings: readonly Shown[];
}

const nothing: Readonly<Record<string, unknown>> = {};

/**
 * Today, or with `ahead` the next working day; `day` is undefined until everything is read. On a day off only
 * what the person planned themself stands.
 */
export function useDay(now: number, ahead: boolean): { head: DayHead; day: Day | undefined } {
  const { project: id, space, actor, reading, calendar } = useRecordScope();
  const record = useRecord(id);
  const wall = toWallClock(now, reading.timeZone);
  const today = wall.slice(0, 10);
  const date = (ahead ? calendar.nextWorking(today) : null) ?? today;
  const isToday = date === today;
  const minutes = isToday ? minutesOf(wall.slice(11)) : 0;
  const items = useRecordsHolding({ space, kind: "planItem", field: "date", value: date });
  const meetings = useRecordsHolding({ space, kind: "meeting", field: "date", value: date });
  const project = record?.fields ?? nothing;
  const slots = useMemo(() => {
    const own = items?.filter(({ fields }) => fields.owner === actor.userId);
    return own && slotsOf(calendar.isWorking(date) ? templateOf(project.phase) : [], own);
  }, [items, actor.userId, calendar, date, project.phase]);
  const head = { date, minutes, isToday, calendar, project };
  const isRead = record !== undefined && slots && meetings;
  return { head, day: isRead ? { ...head, slots, meetings } : undefined };
}
