/** The record scope of one space, for screens whose address names no project. */
import { type ReactNode, useCallback } from "react";
import { navigate } from "@/app/router/place";
import { recordAddress } from "@/app/router/project-scope";
import { RecordScopeProvider } from "@/components/record/record-scope";
import type { SpaceInfo } from "@/lib/sync/protocol";

export const projectOf = (space: SpaceInfo) => space.project ?? space.id;

export function SpaceScope({ space, children }: { space: SpaceInfo; children: ReactNode }) {
  const project = projectOf(space);
  const addressOf = useCallback(
    (kind: string, record: string) => recordAddress(project, kind, record),
    [project],
  );
  return (
    <RecordScopeProvider project={project} space={space.id} addressOf={addressOf} open={navigate}>
      {children}
    </RecordScopeProvider>
  );
}
