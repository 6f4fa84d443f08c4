/** The record scope of the project that a space belongs to, for screens whose address names none. */
import type { ReactNode } from "react";
import { navigate } from "@/app/router/place";
import { useRecordAddresses } from "@/app/router/record-addresses";
import { RecordScopeProvider } from "@/components/record/record-scope";
import type { SpaceInfo } from "@/lib/sync/protocol";

export const projectOf = (space: SpaceInfo) => space.project ?? space.id;

export function SpaceScope({ space, children }: { space: SpaceInfo; children: ReactNode }) {
  const project = projectOf(space);
  const addresses = useRecordAddresses(project);
  return (
    // A project's own space has the project's id.
    <RecordScopeProvider project={project} space={project} addresses={addresses} open={navigate}>
      {children}
    </RecordScopeProvider>
  );
}
