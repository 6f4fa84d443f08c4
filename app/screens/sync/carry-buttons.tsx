/** Carrying what is only here to another device: out as a file under a password, and in again. */
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

const PackSheet = lazy(() => import("./pack-sheet"));
const UnpackSheet = lazy(() => import("./unpack-sheet"));

export function CarryButtons() {
  const t = useTranslations("sync.screen");
  const [open, setOpen] = useState<"pack" | "unpack" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="flex flex-wrap">
      <Button variant="text" size="compact" onClick={() => setOpen("pack")}>
        {t("export")}
      </Button>
      <Button variant="text" size="compact" onClick={() => setOpen("unpack")}>
        {t("import")}
      </Button>
      <Suspense>
        {open === "pack" && <PackSheet onClose={close} />}
        {open === "unpack" && <UnpackSheet onClose={close} />}
      </Suspense>
    </div>
  );
}
