/** The shared tablet: one session's questions, one person after the other, and a quiet way out for the trainer. */
import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { useWindowTitle } from "@/components/ui/page-title";
import { useRecord } from "@/lib/local/hooks/use-record";
import type { Kiosk } from "@/lib/local/kiosk";
import { followViewport } from "../../shell/viewport";
import { KioskExit } from "./kiosk-exit";
import { KioskRounds } from "./kiosk-rounds";

export default function KioskScreen({ kiosk }: { kiosk: Kiosk }) {
  const t = useTranslations("training");
  const session = useRecord(kiosk.session);
  const [leaving, setLeaving] = useState(false);
  useEffect(followViewport, []);
  const title = typeof session?.fields.title === "string" ? session.fields.title : "";
  useWindowTitle(t("flow.title"));
  const header = (
    <header className="shrink-0 px-4 pt-[max(0.75rem,var(--safe-top))] pb-2 tablet:px-10 tablet:pt-6">
      <div className="mx-auto flex max-w-4xl items-center gap-3">
        <Mark size={36} />
        <p className="min-w-0 flex-1 text-body leading-tight">
          <span className="mr-2 font-bold">{title}</span>
          <span className="text-text-3">{t("flow.title")}</span>
        </p>
        <Button
          variant="text"
          size="compact"
          icon={LockKeyhole}
          className="-mr-2 shrink-0 px-2! font-normal! text-detail! text-text-3!"
          onClick={() => setLeaving(true)}
        >
          {t("exit.open")}
        </Button>
      </div>
    </header>
  );
  // Without the record (deleted elsewhere meanwhile) what people say is still taken.
  const of = session ?? { id: kiosk.session, space: kiosk.space, fields: {} };
  return (
    <main id="main" className="h-(--view) pr-(--safe-right) pl-(--safe-left)">
      {session !== undefined && (
        <KioskRounds session={of} header={header} onIdle={() => setLeaving(false)} />
      )}
      <KioskExit kiosk={kiosk} open={leaving} onClose={() => setLeaving(false)} />
    </main>
  );
}
