/** Above every screen of the demo project: which moment its story has reached, and the way on. */
import { FastForward, FlaskConical } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemNote } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { useRecordScope } from "@/components/record/record-scope";
import { dayText } from "@/components/record/value-text";
import { toWallClock } from "@/components/record/wall-clock";
import { Button } from "@/components/ui/button";
import { ButtonRow, RowList } from "@/components/ui/row";
import { Sheet } from "@/components/ui/sheet";
import { api } from "@/lib/api/client";
import { type Moment, momentsAfter, wallOf } from "@/lib/demo/moments";
import { useLocal } from "@/lib/local/hooks/provider";
import { useRecord } from "@/lib/local/hooks/use-record";
import { isLeading } from "@/lib/records/joining";

export default function DemoLine() {
  const { project, now, calendar, reading, actor } = useRecordScope();
  const t = useTranslations("shell.demo");
  const fields = useRecord(project)?.fields;
  const [open, setOpen] = useState(false);
  if (!fields) return null;
  const wall = toWallClock(now(), reading.timeZone);
  const last = typeof fields.to === "string" ? fields.to : wall.slice(0, 10);
  const moments = momentsAfter(wall, calendar, last);
  return (
    <aside
      aria-label={t("label")}
      className="flex min-h-11 shrink-0 items-center gap-2 bg-asa-tint pr-1 pl-4 text-meta text-text tablet:pl-6"
    >
      <FlaskConical aria-hidden size={16} className="shrink-0" />
      <p className="min-w-0 flex-1 tabular-nums">
        {t("now", { day: dayText(wall.slice(0, 10), reading.language), time: wall.slice(11) })}
      </p>
      {isLeading(actor) && moments.length > 0 && (
        <Button variant="text" size="compact" icon={FastForward} onClick={() => setOpen(true)}>
          {t("move")}
        </Button>
      )}
      <Sheet open={open} onClose={() => setOpen(false)} title={t("moveTitle")}>
        <Moments project={project} moments={moments} onMoved={() => setOpen(false)} />
      </Sheet>
    </aside>
  );
}

function Moments({
  project,
  moments,
  onMoved,
}: {
  project: string;
  moments: readonly Moment[];
  onMoved: () => void;
}) {
  const t = useTranslations("shell.demo");
  const language = useLocale();
  const { sync } = useLocal();
  const { problem, attempt } = useAttempt();
  const [moving, setMoving] = useState(false);

  async function move(moment: Moment) {
    if (moving) return;
    setMoving(true);
    await attempt(async () => {
      await api().people.moveDemo.mutate({ project, to: wallOf(moment) });
      sync.now();
      onMoved();
    });
    setMoving(false);
  }

  return (
    <div className="grid gap-3">
      <p className="text-detail text-text-2">{t("moveHint")}</p>
      <ProblemNote problem={problem} />
      <p role="status" className="text-detail text-text-2 empty:hidden">
        {moving && t("moving")}
      </p>
      <RowList label={t("moveTitle")} framed>
        {moments.map((moment) => (
          <li key={wallOf(moment)}>
            <ButtonRow
              title={
                <span className="tabular-nums">
                  {`${dayText(moment.day, language)} ${moment.time}`}
                </span>
              }
              meta={t(`at.${moment.name}`)}
              onClick={() => void move(moment)}
              chevron
            />
          </li>
        ))}
      </RowList>
    </div>
  );
}
