/** The working day as a line from morning to evening with the two stand-ups on it; what it shows stands below in words. */
import { Sunrise, Sunset } from "lucide-react";
import { minutesOf } from "@/lib/day/plan-day";
import type { Day } from "./use-day";

const FROM = 9;
const TO = 18;

/** Minutes since midnight → per cent of the line, never beyond its ends. */
function place(minutes: number): string {
  const part = (minutes / 60 - FROM) / (TO - FROM);
  return `${Math.min(1, Math.max(0, part)) * 100}%`;
}

const suns = {
  standup: { Sun: Sunrise, tone: "text-asa" },
  wrapUp: { Sun: Sunset, tone: "text-yu" },
} as const;

export function DayLine({ day }: { day: Day }) {
  const now = place(day.minutes);
  const line = "absolute top-1/2 left-0 h-1 -translate-y-1/2 rounded-full";
  return (
    <div aria-hidden className="flex items-center gap-3 text-meta text-text-3 tabular-nums">
      <span>{FROM}</span>
      <div className="relative h-6 flex-1">
        <span className={`${line} w-full bg-line-2`} />
        <span className={`${line} bg-linear-to-r from-asa-sun to-link`} style={{ width: now }} />
        {day.slots.map(({ key, opens, from, dropped }) => {
          const sun = opens === "standup" || opens === "wrapUp" ? suns[opens] : null;
          if (!sun || dropped) return null;
          return (
            <span
              key={key}
              className={`absolute top-1/2 -translate-1/2 bg-bg px-1 ${sun.tone}`}
              style={{ left: place(minutesOf(from)) }}
            >
              <sun.Sun size={22} strokeWidth={2} />
            </span>
          );
        })}
        <span
          className="absolute top-1/2 grid size-5 -translate-1/2 place-items-center rounded-full border-2 border-link bg-bg"
          style={{ left: now }}
        >
          <span className="size-2.5 rounded-full bg-link" />
        </span>
      </div>
      <span>{TO}</span>
    </div>
  );
}
