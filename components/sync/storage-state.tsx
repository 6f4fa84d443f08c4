/** How full this device is, and whether it may clear what is stored by itself. */
import { HardDrive, type LucideIcon, ShieldAlert, ShieldCheck, Smartphone } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useStorage } from "@/lib/local/hooks/use-storage";
import { type StorageWords, storageWords } from "./storage-words";

const signs: Record<StorageWords, { icon: LucideIcon; tone: string }> = {
  persisted: { icon: ShieldCheck, tone: "text-ok" },
  roomy: { icon: HardDrive, tone: "text-text-3" },
  notPersisted: { icon: ShieldAlert, tone: "text-warn" },
  ios: { icon: Smartphone, tone: "text-warn" },
};

export function StorageState({ inIosBrowser }: { inIosBrowser: boolean }) {
  const t = useTranslations("sync.screen");
  const format = useFormatter();
  const storage = useStorage();
  const [answer, setAnswer] = useState<boolean | null>(null);
  if (!storage) return null;
  const persisted = storage.persisted || answer === true;
  const words = storageWords({ ...storage, persisted, inIosBrowser });
  const { icon: Icon, tone } = signs[words];
  const size = (bytes: number) => {
    const unit = bytes >= 1e9 ? "gigabyte" : "megabyte";
    const value = bytes / (bytes >= 1e9 ? 1e9 : 1e6);
    return format.number(value, { style: "unit", unit, maximumFractionDigits: 1 });
  };
  return (
    <section aria-label={t("storage")} className="grid gap-3">
      <ProgressBar
        label={t("storage")}
        value={storage.usage}
        max={storage.quota}
        text={t("storageOf", { used: size(storage.usage), total: size(storage.quota) })}
      />
      <p className="flex items-start gap-2 text-detail text-text-2">
        <Icon aria-hidden size={20} className={`shrink-0 ${tone}`} />
        <span className="min-w-0">{t(words)}</span>
      </p>
      {!persisted && (
        <div className="grid justify-items-start gap-2">
          <Button size="compact" onClick={() => void navigator.storage.persist().then(setAnswer)}>
            {t("askPersist")}
          </Button>
          <p role="status" className="text-meta text-text-3">
            {answer === false && t("askRefused")}
          </p>
        </div>
      )}
    </section>
  );
}
