/** 不具合: the list and, beside or above it, the defect picked from it. */
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { ListMoves } from "@/components/record/record-list";
import { RecordPanes } from "@/components/record/record-panes";
import { defect } from "@/lib/records/defect";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId, useRoute } from "../../router/use-route";
import { useShortcut } from "../../shell/shortcuts";

export default function DefectsScreen() {
  const t = useTranslations("record.keys");
  const project = useProjectId();
  const { params } = useRoute();
  const moves = useRef<ListMoves>(null);
  useShortcut("j", t("next"), () => moves.current?.move(1));
  useShortcut("k", t("previous"), () => moves.current?.move(-1));
  return (
    <ProjectScope>
      <RecordPanes
        definition={defect}
        record={params.record ?? null}
        list={href("defects", { project })}
        newAddress={href("newDefect", { project })}
        moves={moves}
      />
    </ProjectScope>
  );
}
