/** トレーニング: the list of sessions and, beside or above it, the one picked from it with what its trainees said. */
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { NewRecord } from "@/components/record/new-record";
import { RecordDetail } from "@/components/record/record-detail";
import type { ListMoves } from "@/components/record/record-list";
import { RecordPanes } from "@/components/record/record-panes";
import { feedback } from "@/lib/records/feedback";
import { trainingSession } from "@/lib/records/training-session";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId, useRoute } from "../../router/use-route";
import { useShortcut } from "../../shell/shortcuts";
import { SessionHead } from "./session-head";

export default function TrainingScreen() {
  return (
    <ProjectScope>
      <Training />
    </ProjectScope>
  );
}

function Training() {
  const t = useTranslations("record.keys");
  const project = useProjectId();
  const { name, params, query } = useRoute();
  const list = href("training", { project });
  const moves = useRef<ListMoves>(null);
  useShortcut("j", t("next"), () => moves.current?.move(1));
  useShortcut("k", t("previous"), () => moves.current?.move(-1));
  if (name === "newTraining")
    return (
      <NewRecord
        definition={trainingSession}
        draft={query.get("draft")}
        given={query}
        room={query.get("room")}
        back={list}
      />
    );
  const record = params.record ?? null;
  return (
    <RecordPanes
      definition={trainingSession}
      record={record}
      list={list}
      newAddress={href("newTraining", { project })}
      up={href("more")}
      moves={moves}
      detail={
        record && (
          <RecordDetail
            definition={trainingSession}
            id={record}
            back={list}
            head={<SessionHead id={record} />}
            shown={[feedback.kind]}
          />
        )
      }
    />
  );
}
