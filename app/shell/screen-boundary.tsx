/** Keeps the navigation alive when a screen fails: it says what is safe and offers to open it again. */
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Component, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { screenHeading, useWindowTitle } from "@/components/ui/page-title";

interface Props {
  /** The address; another one starts afresh, while what is drawn stays mounted. */
  path: string;
  children: ReactNode;
}

export class ScreenBoundary extends Component<Props, { failedAt: string | null }> {
  override state = { failedAt: null as string | null };

  static getDerivedStateFromError() {
    return { failedAt: "" };
  }

  static getDerivedStateFromProps(props: Props, state: { failedAt: string | null }) {
    if (state.failedAt === "") return { failedAt: props.path };
    return state.failedAt !== null && state.failedAt !== props.path ? { failedAt: null } : null;
  }

  override render() {
    return this.state.failedAt === null ? this.props.children : <BrokenScreen />;
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
