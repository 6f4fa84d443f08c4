/** The browser gives no database: said plainly, with what is safe and the one thing to try. */
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { screenHeading, useWindowTitle } from "@/components/ui/page-title";

export default function Failed() {
  const t = useTranslations("sync.lock");
  useWindowTitle(t("failed"));
  return (
    <div role="alert" className="grid h-full content-center overflow-y-auto">
      <h1 {...screenHeading} className="px-6 text-center text-page font-bold">
        {t("failed")}
      </h1>
      <EmptyState
        icon={TriangleAlert}
        action={
          <Button variant="primary" onClick={() => window.location.reload()}>
            {t("reload")}
          </Button>
        }
      >
        {t("failedText")}
      </EmptyState>
    </div>
  );
}
