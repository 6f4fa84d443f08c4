/** 今日: now and next, the slots of the day, and what is on this person; all from the device. */
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
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
  const day = useDay(useMinute(now));
  if (!day) return null;
  return (
    <ScreenFrame header={<Head day={day} />} keepScroll="today" padded>
      <DayLine day={day} />
      <NowCard day={day} />
      <DaySlots day={day} />
      <OwnWork date={day.date} />
      <Unsent />
    </ScreenFrame>
  );
}

function Head({ day }: { day: Day }) {
  const t = useTranslations("today");
  const { language } = useRecordScope().reading;
  const { date, weekday } = dateWords(day.date, language);
  const place = placeInPeriod(day);
  const name = day.project.name;
  return (
    <PageHeader
      title={t("title")}
      heading={
        <>
          {date} <span className="text-body">{weekday}</span>
        </>
      }
      meta={[
        ...(typeof name === "string" ? [name] : []),
        ...(place ? [t("dayOf", place)] : []),
      ].join("・")}
    />
  );
}
