/**
 * Stands before router, shell and every screen: in kiosk mode none of them is mounted, so that no address, key, notice
 * or link leads anywhere.
 */
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useLocalState } from "@/lib/local/hooks/provider";
import { useKiosk } from "@/lib/local/hooks/use-kiosk";
import { useSetting, writeSetting } from "./device-settings";
import { ScreenBoundary } from "./screen-boundary";

const KioskScreen = lazy(() => import("../screens/training/kiosk"));

export function KioskGate({ children }: { children: ReactNode }) {
  const { status } = useLocalState();
  const kiosk = useKiosk();
  const hinted = useSetting("kiosk") !== null;

  useEffect(() => {
    if (kiosk !== undefined && hinted !== (kiosk !== null)) writeSetting("kiosk", kiosk && "1");
  }, [kiosk, hinted]);

  if (kiosk)
    return (
      <Suspense>
        <ScreenBoundary path="kiosk">
          <KioskScreen key={kiosk.session} kiosk={kiosk} />
        </ScreenBoundary>
      </Suspense>
    );
  // Not yet known: rather nothing for some milliseconds than the app.
  return hinted && status === "opening" ? null : children;
}
