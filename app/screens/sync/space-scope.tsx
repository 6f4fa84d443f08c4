/** The record scope of the project that a space belongs to, for screens whose address names none. */
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
    // A project's own space has the project's id.
    <RecordScopeProvider project={project} space={project} addressOf={addressOf} open={navigate}>
      {children}
    </RecordScopeProvider>
  );
}
