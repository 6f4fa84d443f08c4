/** テスト: today's cases or all of them and, beside or above them, the one that is being executed. */
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useDayTests } from "@/components/acceptance/use-day-tests";
import { NewRecord } from "@/components/record/new-record";
import type { ListMoves } from "@/components/record/record-list";
import { RecordPanes } from "@/components/record/record-panes";
import { testCase } from "@/lib/records/test-case";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId, useRoute } from "../../router/use-route";
import { useShortcut } from "../../shell/shortcuts";
import { CaseDetail } from "./case-detail";
import { TestsOfToday } from "./tests-of-today";
import { useView, ViewTabs } from "./view-tabs";

export default function TestsScreen() {
  return (
    <ProjectScope>
      <Tests />
    </ProjectScope>
  );
}

function Tests() {
  const t = useTranslations("record.keys");
  const project = useProjectId();
  const { name, params, query } = useRoute();
  const [view, show] = useView();
  const today = useDayTests();
  const list = href("tests", { project });
  const newAddress = href("newTestCase", { project });
  const moves = useRef<ListMoves>(null);
  useShortcut("j", t("next"), () => moves.current?.move(1));
  useShortcut("k", t("previous"), () => moves.current?.move(-1));
  if (name === "newTestCase")
    return (
      <NewRecord
        definition={testCase}
        draft={query.get("draft")}
        given={query}
        room={query.get("room")}
        back={list}
      />
    );
  const record = params.record ?? null;
  const views = <ViewTabs view={view} onChange={show} />;
  return (
    <RecordPanes
      definition={testCase}
      record={record}
      list={list}
      newAddress={newAddress}
      moves={moves}
      views={views}
      rows={
        view === "today" && (
          <TestsOfToday
            today={today}
            current={record}
            views={views}
            moves={moves}
            onShowAll={() => show("all")}
          />
        )
      }
      detail={record && <CaseDetail key={record} id={record} today={today} back={list} />}
    />
  );
}
