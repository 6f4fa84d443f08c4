/** Gives the parts drawn from definitions the project of the address: its space, and where records live. */
import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense } from "react";
import { RecordScopeProvider, useRecordScope } from "@/components/record/record-scope";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { navigate } from "./place";
import { useRecordAddresses } from "./record-addresses";
import { useProjectId } from "./use-route";

const DemoLine = lazy(() => import("../shell/demo-line"));

export function ProjectScope({ children }: { children: ReactNode }) {
  const t = useTranslations("capture");
  const shell = useTranslations("shell.notFound");
  const project = useProjectId();
  const spaces = useSpaces();
  const addresses = useRecordAddresses(project);
  if (!spaces) return null;
  const space = spaces.find((one) => one.kind === "project" && one.project === project);
  if (!space)
    return (
      <EmptyState icon={CloudOff} action={<LinkButton href="/">{shell("action")}</LinkButton>}>
        {t("noSpace")}
      </EmptyState>
    );
  return (
    <RecordScopeProvider project={project} space={space.id} addresses={addresses} open={navigate}>
      <div className="flex h-full flex-col">
        <AboveDemo />
        <div className="min-h-0 flex-1">{children}</div>
      </div>
    </RecordScopeProvider>
  );
}

function AboveDemo() {
  const { isDemo } = useRecordScope();
  // Its height is kept, so that nothing below it moves.
  return isDemo ? (
    <Suspense fallback={<div className="h-11 shrink-0 bg-asa-tint" />}>
      <DemoLine />
    </Suspense>
  ) : null;
}
