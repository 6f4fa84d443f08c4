/** The screen of an address that does not exist. */
import { Compass } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";

export default function NotFoundScreen() {
  const t = useTranslations("shell.notFound");
  return (
    <ScreenFrame header={<PageHeader title={t("title")} />}>
      <EmptyState
        icon={Compass}
        action={
          <LinkButton href="/" variant="primary">
            {t("action")}
          </LinkButton>
        }
      >
        {t("text")}
      </EmptyState>
    </ScreenFrame>
  );
}
