/** Photos that the disk had no room for: they are named, and nothing is lost while the screen is open. */
import { CircleAlert, Download, RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { photoNames } from "./photo-names";
import { useRecordScope } from "./record-scope";

export function UnsavedPhotos({
  files,
  onRetry,
  onTakeOut,
  onExport,
}: {
  files: readonly File[];
  onRetry: () => void;
  onTakeOut: () => void;
  onExport?: () => void;
}) {
  const t = useTranslations("record.unkept");
  const { language } = useRecordScope().reading;
  if (!files.length) return null;
  return (
    <section aria-label={t("unsavedPhotos")} role="alert">
      <Banner tone="err" icon={CircleAlert}>
        <b className="block">{t("unsavedPhotos")}</b>
        {t("unsavedText", { names: photoNames(files, language) })}
        <span className="mt-2 flex flex-wrap gap-2">
          <Button icon={RotateCw} onClick={onRetry}>
            {t("retry")}
          </Button>
          {onExport && (
            <Button icon={Download} onClick={onExport}>
              {t("export")}
            </Button>
          )}
          <Button variant="text" icon={X} onClick={onTakeOut}>
            {t("takeOut")}
          </Button>
        </span>
      </Banner>
    </section>
  );
}
