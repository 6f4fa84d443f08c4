/** 不具合: the list and, beside or above it, the defect picked from it; the capture stands in front of both. */
import { useTranslations } from "next-intl";
import { startTransition, useEffect, useRef, useState } from "react";
import type { ListMoves } from "@/components/record/record-list";
import { RecordPanes } from "@/components/record/record-panes";
import { Coverable } from "@/components/ui/coverable";
import { defect } from "@/lib/records/defect";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId, useRoute } from "../../router/use-route";
import { useShortcut } from "../../shell/shortcuts";
import { whenIdle } from "../../shell/when-idle";
import { LazyCapture } from "./lazy-capture";

export default function DefectsScreen() {
  const capturing = useRoute().name === "newDefect";
  const listed = useListed(capturing);
  return (
    <ProjectScope>
      <Coverable cover={capturing ? <LazyCapture /> : null}>
        {listed && <Defects covered={capturing} />}
      </Coverable>
    </ProjectScope>
  );
}

/** Who opens the capture first waits for no list; it is drawn behind while they look for the camera. */
function useListed(capturing: boolean): boolean {
  const [listed, setListed] = useState(!capturing);
  useEffect(() => {
    if (!listed) return whenIdle(() => startTransition(() => setListed(true)));
  }, [listed]);
  return listed || !capturing;
}

function Defects({ covered }: { covered: boolean }) {
  const t = useTranslations("record.keys");
  const project = useProjectId();
  const { params } = useRoute();
  const moves = useRef<ListMoves>(null);
  useShortcut("j", t("next"), () => moves.current?.move(1), !covered);
  useShortcut("k", t("previous"), () => moves.current?.move(-1), !covered);
  return (
    <RecordPanes
      definition={defect}
      record={params.record ?? null}
      list={href("defects", { project })}
      newAddress={href("newDefect", { project })}
      plus={false}
      moves={moves}
    />
  );
}
