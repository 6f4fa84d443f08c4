/** Gives the parts drawn from definitions the project of the address: its space, and where records live. */
import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { RecordScopeProvider } from "@/components/record/record-scope";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { href } from "./addresses";
import { navigate } from "./place";
import { useProjectId } from "./use-route";

export function ProjectScope({ children }: { children: ReactNode }) {
  const t = useTranslations("capture");
  const shell = useTranslations("shell.notFound");
  const project = useProjectId();
  const spaces = useSpaces();
  const addressOf = useCallback(
    (kind: string, record: string) => recordAddress(project, kind, record),
    [project],
  );
  if (!spaces) return null;
  const space = spaces.find((one) => one.kind === "project" && one.project === project);
  if (!space)
    return (
      <EmptyState icon={CloudOff} action={<LinkButton href="/">{shell("action")}</LinkButton>}>
        {t("noSpace")}
      </EmptyState>
    );
  return (
    <RecordScopeProvider project={project} space={space.id} addressOf={addressOf} open={navigate}>
      {children}
    </RecordScopeProvider>
  );
}

/** Kinds with a screen of their own; the others are drawn with what they belong to. */
export function recordAddress(project: string, kind: string, record: string): string | null {
  switch (kind) {
    case "defect":
      return href("defect", { project, record });
    case "actionItem":
      return href("action", { project, record });
    default:
      return null;
  }
}
