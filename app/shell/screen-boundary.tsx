/** Keeps the navigation alive when a screen fails: it says what is safe and offers to open it again. */
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Component, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { screenHeading, useWindowTitle } from "@/components/ui/page-title";

/** Give it the path as `key`, so that another address starts afresh. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <BrokenScreen /> : this.props.children;
  }
}

function BrokenScreen() {
  const t = useTranslations("shell.broken");
  useWindowTitle(t("title"));
  return (
    <div className="grid h-full content-center overflow-y-auto" role="alert">
      <h1 {...screenHeading} className="text-center text-page font-bold">
        {t("title")}
      </h1>
      <EmptyState
        icon={TriangleAlert}
        // A chunk that could not be fetched is remembered as failed: only a fresh page asks again.
        action={<Button onClick={() => window.location.reload()}>{t("action")}</Button>}
      >
        {t("text")}
      </EmptyState>
    </div>
  );
}
