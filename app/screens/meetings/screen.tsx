/** 会議: the list of meetings and, beside or above it, the minutes of the one picked from it. */
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { NewRecord } from "@/components/record/new-record";
import type { ListMoves } from "@/components/record/record-list";
import { RecordPanes } from "@/components/record/record-panes";
import { useRecord } from "@/lib/local/hooks/use-record";
import { meeting } from "@/lib/records/meeting";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId, useRoute } from "../../router/use-route";
import { useShortcut } from "../../shell/shortcuts";
import { MeetingDetail } from "./meeting-detail";

export default function MeetingsScreen() {
  return (
    <ProjectScope>
      <Meetings />
    </ProjectScope>
  );
}

function Meetings() {
  const t = useTranslations("record.keys");
  const project = useProjectId();
  const { name, params, query } = useRoute();
  const list = href("meetings", { project });
  const moves = useRef<ListMoves>(null);
  useShortcut("j", t("next"), () => moves.current?.move(1));
  useShortcut("k", t("previous"), () => moves.current?.move(-1));
  // The address of a line leads to its meeting; what is gone says so itself.
  const wanted = name === "minuteLine" ? (params.record ?? null) : null;
  const line = useRecord(wanted);
  const of = line?.fields.meeting;
  if (name === "newMeeting")
    return (
      <NewRecord
        definition={meeting}
        draft={query.get("draft")}
        given={query}
        room={query.get("room")}
        back={list}
      />
    );
  if (wanted && line === undefined) return null;
  const record = typeof of === "string" ? of : (params.record ?? null);
  return (
    <RecordPanes
      definition={meeting}
      record={record}
      list={list}
      newAddress={href("newMeeting", { project })}
      moves={moves}
      detail={record && <MeetingDetail key={record} id={record} line={wanted} back={list} />}
    />
  );
}
