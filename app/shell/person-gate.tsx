/** What stands in place of a screen until somebody's data are open: the wait, the way in, or the lock. */
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { dismissToasts } from "@/components/ui/toast-store";
import { useLocalState } from "@/lib/local/hooks/provider";
import { href } from "../router/addresses";
import { navigate } from "../router/place";
import type { Route } from "../router/screen";
import { useRoute } from "../router/use-route";

const Lock = lazy(() => import("../screens/lock/lock"));
const Cleared = lazy(() => import("../screens/lock/cleared"));
const Failed = lazy(() => import("../screens/lock/failed"));

export function PersonGate({ route, children }: { route: Route | null; children: ReactNode }) {
  const state = useLocalState();
  const isLocked = state.status === "locked";
  useEffect(() => {
    if (isLocked) dismissToasts();
  }, [isLocked]);
  if (route?.needs !== "person" || state.status === "open") return children;
  switch (state.status) {
    case "nobody":
      return <ToSignIn />;
    case "locked":
      return (
        <Suspense>
          {state.reason === "revoked" ? (
            <Cleared person={state.person} clearing={state.clearing} />
          ) : (
            <Lock person={state.person} />
          )}
        </Suspense>
      );
    case "failed":
      return (
        <Suspense>
          <Failed />
        </Suspense>
      );
    default:
      // Opening takes a few milliseconds; a sign of waiting would only flash.
      return null;
  }
}

/** Comes back here after the sign-in. */
function ToSignIn() {
  const { path } = useRoute();
  useEffect(() => {
    const query = path === "/" ? undefined : { to: path };
    navigate(href("signIn", undefined, query), { replace: true });
  }, [path]);
  return null;
}
