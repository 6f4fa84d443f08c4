/** Today's tests by slot and tester, with what came out so far above them. */
import { ClipboardCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import { type DayTests, isMine, type ShownTest } from "@/components/acceptance/use-day-tests";
import type { ListMoves } from "@/components/record/record-list";
import { useRecordScope } from "@/components/record/record-scope";
import { dayText } from "@/components/record/value-text";
import { Button } from "@/components/ui/button";
import { FilterTabs } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { countResults } from "@/lib/acceptance/result-counts";
import { type SlotGroup, slotGroups } from "@/lib/acceptance/slot-groups";
import { DayCounts } from "./day-counts";
import { TestRow } from "./test-row";
import { useRowMoves } from "./use-row-moves";

type Whose = "mine" | "everyone";

/** Kept while the app runs; before anybody chose, a tester sees what is theirs. */
let kept: Whose | null = null;

export function TestsOfToday({
  today,
  current,
  views,
  moves,
  onShowAll,
}: {
  /** Undefined until it is read. */
  today: DayTests | undefined;
  /** The case whose detail is open. */
  current: string | null;
  views: ReactNode;
  moves: RefObject<ListMoves | null>;
  onShowAll: () => void;
}) {
  const t = useTranslations("tests");
  const { actor, reading } = useRecordScope();
  const [chosen, setChosen] = useState(kept);
  const list = useRef<HTMLDivElement>(null);
  useRowMoves(moves, list, current);
  const own = today?.tests.filter((test) => isMine(test, actor.userId)) ?? [];
  const whose = chosen ?? (own.length ? "mine" : "everyone");
  const tests = whose === "mine" ? own : (today?.tests ?? []);
  const choose = (next: Whose) => {
    kept = next;
    setChosen(next);
  };
  return (
    <ScreenFrame
      keepScroll="tests-today"
      header={
        <PageHeader title={t("title")} meta={today && dayText(today.day, reading.language)} />
      }
      tools={
        <div className="grid grid-cols-1 gap-2 bg-surface px-3 pb-3">
          <div className="flex flex-wrap justify-between gap-x-2">
            {views}
            <FilterTabs
              label={t("whose")}
              value={whose}
              choices={(["mine", "everyone"] as const).map((value) => ({ value, label: t(value) }))}
              onChange={choose}
            />
          </div>
          {tests.length > 0 && <DayCounts counts={countResults(tests)} />}
        </div>
      }
    >
      {today && tests.length === 0 ? (
        <EmptyState
          icon={ClipboardCheck}
          action={
            whose === "mine" && today.tests.length > 0 ? (
              <Button onClick={() => choose("everyone")}>{t("showEveryone")}</Button>
            ) : (
              <Button onClick={onShowAll}>{t("showAll")}</Button>
            )
          }
        >
          {t(whose === "mine" ? "emptyMine" : "empty")}
        </EmptyState>
      ) : (
        <div ref={list}>
          {slotGroups(tests, reading.personName).map((group) => (
            <Slot key={group.key} group={group} current={current} />
          ))}
        </div>
      )}
    </ScreenFrame>
  );
}

function Slot({ group, current }: { group: SlotGroup<ShownTest>; current: string | null }) {
  const t = useTranslations("tests");
  const { carried, from, to, tests } = group;
  const times = from && (to ? `${from}–${to}` : from);
  const name = carried ? t("carried") : (times ?? t("noSlot"));
  return (
    <section>
      <h2 className="sticky top-0 z-1 flex items-baseline justify-between border-line border-b bg-surface-2 px-4 py-1.5 text-detail font-bold text-text-2 tabular-nums">
        {name}
        <span className="font-normal text-meta">{t("count", { count: tests.length })}</span>
      </h2>
      <RowList label={name}>
        {tests.map((test) => (
          <li key={test.case.id}>
            <TestRow test={test} current={test.case.id === current} />
          </li>
        ))}
      </RowList>
    </section>
  );
}
