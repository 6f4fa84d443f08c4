/** OK, NG and 保留 in thumb reach, the rarer results behind ⋯; once judged, the way to the next test. */
import { Ban, CalendarClock, Check, CircleMinus, CirclePause, Ellipsis, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type DayTests, isMine } from "@/components/acceptance/use-day-tests";
import { useRecordScope } from "@/components/record/record-scope";
import { BottomActionBar } from "@/components/ui/bottom-action-bar";
import { Button, buttonClass, LinkButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { nextTest, slotGroups } from "@/lib/acceptance/slot-groups";
import type { Shown } from "@/lib/local/database";
import { testCase } from "@/lib/records/test-case";
import { PutOffSheet } from "./put-off-sheet";
import { ReasonSheet } from "./reason-sheet";
import type { Judging } from "./use-judging";

/** 56 px for a finger in a hurry; on the narrowest phones the word alone has room. */
const judgement = "min-h-14 px-2! max-[23rem]:[&>svg]:hidden";

/** Results that only a reason explains. */
type Explained = "hold" | "blocked" | "excluded";

export function JudgeBar({
  test,
  runs,
  judging,
  isOpen,
  onAgain,
  today,
}: {
  test: Shown;
  runs: readonly Shown[];
  judging: Judging;
  /** False once it is judged: a second tap on the same place must not judge it again. */
  isOpen: boolean;
  onAgain: () => void;
  today: DayTests | undefined;
}) {
  const t = useTranslations("tests");
  const [asked, ask] = useState<Explained | null>(null);
  const [puttingOff, putOff] = useState(false);
  const [byHand, setByHand] = useState(false);

  const judge = async (wanted: "ok" | Explained, reason?: string) => {
    setByHand(true);
    if ((await judging.judge(wanted, reason)) !== null) ask(null);
  };

  if (!isOpen)
    return (
      <BottomActionBar>
        <Button className="min-h-14" autoFocus={byHand} onClick={onAgain}>
          {t("again")}
        </Button>
        <Next test={test} today={today} />
      </BottomActionBar>
    );
  return (
    <BottomActionBar>
      <div className="grid grid-cols-[3.5rem_1fr_1fr_1.25fr] gap-2">
        <Menu
          label={t("more")}
          triggerClassName={`${buttonClass()} min-h-14 px-2!`}
          trigger={<Ellipsis aria-hidden size={24} strokeWidth={1.9} />}
          items={[
            { label: t("notRun"), icon: CalendarClock, onSelect: () => putOff(true) },
            { label: t("blocked"), icon: Ban, onSelect: () => ask("blocked") },
            { label: t("excluded"), icon: CircleMinus, onSelect: () => ask("excluded") },
          ]}
        />
        <Button className={judgement} icon={CirclePause} onClick={() => ask("hold")}>
          {t("hold")}
        </Button>
        <Button variant="danger" className={judgement} icon={X} onClick={() => void judging.fail()}>
          NG
        </Button>
        <Button
          variant="primary"
          className={judgement}
          icon={Check}
          onClick={() => void judge("ok")}
        >
          OK
        </Button>
      </div>
      {puttingOff && (
        <PutOffSheet test={test} runs={runs} judging={judging} onClose={() => putOff(false)} />
      )}
      {asked && (
        <ReasonSheet
          result={asked}
          onClose={() => ask(null)}
          onSave={(reason) => judge(asked, reason)}
        />
      )}
    </BottomActionBar>
  );
}

/** In the tester's own order; through everyone's tests for whoever executes another's. */
function Next({ test, today }: { test: Shown; today: DayTests | undefined }) {
  const t = useTranslations("tests");
  const { actor, addressOf, reading } = useRecordScope();
  const all = today?.tests ?? [];
  const own = all.filter((one) => isMine(one, actor.userId));
  const ordered = slotGroups(test.fields.tester === actor.userId ? own : all, reading.personName);
  const next = nextTest(ordered, test.id);
  const address = next && addressOf(testCase.kind, next.case.id);
  if (!address) return null;
  return (
    <LinkButton variant="primary" className="min-h-14" href={address}>
      {t("next")}
    </LinkButton>
  );
}
