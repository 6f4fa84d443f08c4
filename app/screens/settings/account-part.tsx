/** Who is signed in, and signing out: unsent work stays on the device and is said in numbers before. */
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { useLocal, usePeople } from "@/lib/local/hooks/provider";
import { useSyncStatus } from "@/lib/local/hooks/use-sync-status";
import { unsentOf } from "@/lib/local/sync-status";

export function AccountPart() {
  const t = useTranslations("settings");
  const { user } = useLocal();
  const unsent = unsentOf(useSyncStatus());
  const people = usePeople();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  const signOut = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const { endSession } = await import("@/lib/api/session");
      // Without the network the device locks all the same; the server's session then runs out by itself.
      await endSession().catch(() => undefined);
      await people.signOut();
    } catch {
      setBusy(false);
      showToast({ text: t("signOutFailed"), tone: "err" });
    }
  };

  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={user.name} size={40} />
        <p className="min-w-0 flex-1 basis-24 text-body font-bold">{user.name}</p>
        <Button icon={LogOut} onClick={() => setAsking(true)}>
          {t("signOut")}
        </Button>
      </div>
      <Sheet
        open={asking}
        onClose={() => setAsking(false)}
        title={t("signOutTitle")}
        footer={
          <>
            <Button className="flex-1" onClick={() => setAsking(false)}>
              {t("signOutNo")}
            </Button>
            <Button variant="primary" className="flex-1" onClick={signOut} aria-busy={busy}>
              {t("signOutYes")}
            </Button>
          </>
        }
      >
        <p className="text-prose">
          {unsent > 0 ? t("signOutUnsent", { count: unsent, name: user.name }) : t("signOutClean")}
        </p>
      </Sheet>
    </>
  );
}
