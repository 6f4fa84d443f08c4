/** 今日: now and next, the slots of the day, and what is on this person; all from the device. */
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { IconButton } from "@/components/ui/icon-button";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { ProjectScope } from "../../router/project-scope";
import { dateWords, placeInPeriod } from "./date-words";
import { DayLine } from "./day-line";
import { DaySlots } from "./day-slots";
import { NowCard } from "./now-card";
import { OwnWork, Unsent } from "./own-work";
import { type Day, useDay } from "./use-day";
import { useMinute } from "./use-minute";

export default function TodayScreen() {
  return (
    <ProjectScope>
      <Today />
    </ProjectScope>
  );
}

function Today() {
  const { now } = useRecordScope();
  const [ahead, lookAhead] = useState(false);
  const day = useDay(useMinute(now), ahead);
  if (!day) return null;
  return (
    <ScreenFrame
      header={<Head day={day} onTurn={() => lookAhead(!ahead)} />}
      keepScroll="today"
      padded
    >
      {day.isToday && <DayLine day={day} />}
      {day.isToday && <NowCard day={day} />}
      <DaySlots day={day} />
      <OwnWork date={day.date} />
      <Unsent />
    </ScreenFrame>
  );
}

function Head({ day, onTurn }: { day: Day; onTurn: () => void }) {
  const t = useTranslations("today");
  const { language } = useRecordScope().reading;
  const { date, weekday } = dateWords(day.date, language);
  const place = placeInPeriod(day);
  const name = day.project.name;
  return (
    <PageHeader
      title={t("title")}
      actions={
        <IconButton
          label={t(day.isToday ? "ahead" : "backToToday")}
          icon={day.isToday ? ChevronRight : ChevronLeft}
          onClick={onTurn}
        />
      }
      heading={
        <>
          {date} <span className="text-body">{weekday}</span>
        </>
      }
      meta={[
        ...(day.isToday ? [] : [t("aheadMeta")]),
        ...(typeof name === "string" ? [name] : []),
        ...(place ? [t("dayOf", place)] : []),
      ].join("・")}
    />
  );
}
