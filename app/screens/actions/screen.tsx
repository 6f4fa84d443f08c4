/** ToDo・依頼: everything here is drawn from the definition. */
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { NewRecord } from "@/components/record/new-record";
import type { ListMoves } from "@/components/record/record-list";
import { RecordPanes } from "@/components/record/record-panes";
import { actionItem } from "@/lib/records/action-item";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId, useRoute } from "../../router/use-route";
import { useShortcut } from "../../shell/shortcuts";

export default function ActionsScreen() {
  return (
    <ProjectScope>
      <Actions />
    </ProjectScope>
  );
}

function Actions() {
  const project = useProjectId();
  const { name, params, query } = useRoute();
  const list = href("actions", { project });
  const t = useTranslations("record.keys");
  const moves = useRef<ListMoves>(null);
  useShortcut("j", t("next"), () => moves.current?.move(1));
  useShortcut("k", t("previous"), () => moves.current?.move(-1));
  if (name === "newAction")
    return (
      <NewRecord
        definition={actionItem}
        draft={query.get("draft")}
        given={query}
        room={query.get("room")}
        back={list}
      />
    );
  return (
    <RecordPanes
      definition={actionItem}
      record={params.record ?? null}
      list={list}
      newAddress={href("newAction", { project })}
      moves={moves}
    />
  );
}
