/** The device's short code and the version of the product, with the way to the next one. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUpdateWaiting } from "@/app/shell/use-update-waiting";
import { Button } from "@/components/ui/button";
import { useLocal } from "@/lib/local/hooks/provider";
import { registerWorker } from "@/lib/pwa/register";
import product from "@/package.json";

export function DevicePart() {
  const t = useTranslations("settings");
  const { letters } = useLocal();
  const waiting = useUpdateWaiting();
  const [checked, setChecked] = useState(false);
  return (
    <>
      <dl className="grid gap-2 text-body">
        <Fact label={t("code")} value={letters} />
        <Fact label={t("version")} value={product.version} />
      </dl>
      <div className="flex flex-wrap items-center gap-3">
        {waiting ? (
          <Button variant="tonal" onClick={() => registerWorker().apply()}>
            {t("update")}
          </Button>
        ) : (
          <Button
            size="compact"
            onClick={() =>
              void registerWorker()
                .check()
                .then(() => setChecked(true))
            }
          >
            {t("checkUpdate")}
          </Button>
        )}
        <p role="status" className="text-detail text-text-2">
          {waiting ? t("updateWaiting") : checked && t("upToDate")}
        </p>
      </div>
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-text-2">{label}</dt>
      <dd className="font-bold tabular-nums">{value}</dd>
    </div>
  );
}
