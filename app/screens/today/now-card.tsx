/** Now and next as one card, readable in the seconds between two meetings. */
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { dayText } from "@/components/record/value-text";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { holidayOf } from "@/lib/day/holidays";
import { nowAndNext, type Slot } from "@/lib/day/slots";
import { DueLine } from "./due-line";
import { NowFacts } from "./now-facts";
import { ProjectLate } from "./project-late";
import type { Day } from "./use-day";
import type { OwnWork } from "./use-own-work";
import { useSlotLink } from "./use-slot-link";

export function NowCard({ day, work }: { day: Day; work: OwnWork | undefined }) {
  const t = useTranslations("today");
  const heading = useId();
  const { language } = useRecordScope().reading;
  const linkOf = useSlotLink(day);
  const { now, left, next } = nowAndNext(day.slots, day.minutes);
  const link = now && linkOf(now);
  const off = day.calendar.dayOff(day.date);
  return (
    <Card labelledBy={heading} className="rounded-large p-5 shadow-card">
      {now && (
        <p className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4 text-list font-bold tabular-nums">
          <span className="flex gap-4 text-link">
            <span>{t("now")}</span>
            <span>{`${now.from}–${now.to}`}</span>
          </span>
          <span>{t("left", { minutes: left })}</span>
        </p>
      )}
      <h2 id={heading} className="text-card font-bold">
        {now ? now.name[language] : off ? <DayOffWords day={day} off={off} /> : t("nothingNow")}
      </h2>
      {off && <NextWorking day={day} />}
      {now && <NowFacts opens={now.opens} />}
      {link && (
        <LinkButton variant="primary" href={link.href} wide className="mt-3">
          {t("open", { screen: link.screen })}
        </LinkButton>
      )}
      {(next || now) && (
        <div className="mt-4 border-line border-t pt-2">
          {next ? (
            <NextLine slot={next} day={day} />
          ) : (
            <p className="py-2 text-list">{t("nothingNext")}</p>
          )}
        </div>
      )}
      <DueLine work={work} />
      <ProjectLate date={day.date} />
    </Card>
  );
}

function NextLine({ slot, day }: { slot: Slot; day: Day }) {
  const t = useTranslations("today");
  const { language } = useRecordScope().reading;
  const link = useSlotLink(day)(slot);
  const Tag = link ? "a" : "p";
  return (
    <Tag
      {...(link && { href: link.href })}
      className="focus-inset -mx-2 flex min-h-12 items-center gap-3 rounded-control px-2"
    >
      <span className="shrink-0 text-meta text-text-3">{t("next")}</span>
      <span className="shrink-0 text-list text-text-2 tabular-nums">{slot.from}</span>
      <span className="line-clamp-2 min-w-0 flex-1 text-list font-bold">{slot.name[language]}</span>
      {link && <ChevronRight aria-hidden size={18} className="shrink-0 text-text-3" />}
    </Tag>
  );
}

function DayOffWords({ day, off }: { day: Day; off: "weekend" | "holiday" | "closed" }) {
  const t = useTranslations("today.off");
  const { language } = useRecordScope().reading;
  return off === "holiday" ? t(off, { name: holidayOf(day.date)?.[language] ?? "" }) : t(off);
}

function NextWorking({ day }: { day: Day }) {
  const t = useTranslations("today");
  const { language } = useRecordScope().reading;
  const next = day.calendar.nextWorking(day.date);
  if (next === null) return null;
  return (
    <p className="mt-1 text-list text-text-2">
      {t("nextWorking", { day: dayText(next, language) })}
    </p>
  );
}
