/** 今日: now and next, the slots of the day, and what is on this person; all from the device. */
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { HeldRow } from "@/components/sync/held-row";
import { IconButton } from "@/components/ui/icon-button";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { isLeading } from "@/lib/records/joining";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { dateWords, placeInPeriod } from "./date-words";
import { DayLine } from "./day-line";
import { DaySlots } from "./day-slots";
import { NowCard } from "./now-card";
import { OwnWorkList, Unsent } from "./own-work";
import { type Day, type DayHead, useDay } from "./use-day";
import { useMinute } from "./use-minute";
import { useOwnWork } from "./use-own-work";

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
  const { head, day } = useDay(useMinute(now), ahead);
  // The head stays while another day is read, and with it the focus on its arrow.
  return (
    <ScreenFrame
      header={<Head head={head} onTurn={() => lookAhead(!ahead)} />}
      keepScroll="today"
      padded
    >
      {day && <Body day={day} />}
    </ScreenFrame>
  );
}

function Body({ day }: { day: Day }) {
  const work = useOwnWork(day.date);
  return (
    <>
      {day.isToday && <DayLine day={day} />}
      {day.isToday && <NowCard day={day} work={work} />}
      <HeldForLead />
      <DaySlots day={day} />
      <OwnWorkList work={work} />
      <Unsent />
    </>
  );
}

/** Somebody waits for this person's word; 今日 is where they look first. */
function HeldForLead() {
  const { project } = useRecordScope();
  const space = useSpaces()?.find(({ id }) => id === project);
  if (!space || !isLeading(space)) return null;
  return <HeldRow space={space} href={href("held", { project })} />;
}

function Head({ head, onTurn }: { head: DayHead; onTurn: () => void }) {
  const t = useTranslations("today");
  const { language } = useRecordScope().reading;
  const { date, weekday } = dateWords(head.date, language);
  const place = placeInPeriod(head);
  const name = head.project.name;
  return (
    <PageHeader
      title={t("title")}
      actions={
        <IconButton
          label={t(head.isToday ? "ahead" : "backToToday")}
          icon={head.isToday ? ChevronRight : ChevronLeft}
          onClick={onTurn}
        />
      }
      heading={
        <>
          {date} <span className="text-body">{weekday}</span>
        </>
      }
      meta={[
        ...(head.isToday ? [] : [t("aheadMeta")]),
        ...(typeof name === "string" ? [name] : []),
        ...(place ? [t("dayOf", place)] : []),
      ].join("・")}
    />
  );
}
