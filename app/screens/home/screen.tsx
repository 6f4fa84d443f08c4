/** `/`: goes on where one was, the day in the last project; says how far the first load is until then. */
import { FolderOpen, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { href } from "@/app/router/addresses";
import { navigate } from "@/app/router/place";
import { useLastProject } from "@/app/shell/device-settings";
import { whyWords } from "@/components/sync/why-words";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/progress-bar";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { useSyncStatus } from "@/lib/local/hooks/use-sync-status";
import { homeAddress } from "./home-address";

export default function HomeScreen() {
  const t = useTranslations("sync");
  const spaces = useSpaces();
  const last = useLastProject();
  const { loading, lastSynced, ...status } = useSyncStatus();
  const to = spaces && homeAddress(spaces, last);

  useEffect(() => {
    if (to) navigate(to, { replace: true });
  }, [to]);

  if (!spaces || to) return null;
  const why = whyWords(status, Date.now());
  return (
    <ScreenFrame header={<PageHeader title={t("home.title")} />} padded>
      {lastSynced === null ? (
        <>
          <EmptyState icon={LoaderCircle}>
            {status.why && why.seconds === undefined
              ? t(`why.${why.key as "offline"}`)
              : t("home.loading")}
          </EmptyState>
          {loading && (
            <ProgressBar label={t("screen.loading")} value={loading.done} max={loading.total} />
          )}
        </>
      ) : (
        <EmptyState
          icon={FolderOpen}
          action={
            <LinkButton variant="primary" href={href("projects")}>
              {t("home.projects")}
            </LinkButton>
          }
        >
          {t("home.noProject")}
        </EmptyState>
      )}
    </ScreenFrame>
  );
}
