/** Does one thing at once, says so, and offers to take it back for a while. */
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { showToast } from "@/components/ui/toast-store";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Saved } from "@/lib/local/writer";
import { errorText } from "./error-text";

/**
 * The answer runs a write of the local store: a toast says what was done and offers 元に戻す, or says
 * why it failed. Null after a failure. Null for `said`: what is shown next says it.
 */
export function useAct() {
  const t = useTranslations("record");
  const { write } = useLocal();
  return useCallback(
    async <T>(run: () => Promise<Saved<T>>, said: string | null): Promise<Saved<T> | null> => {
      try {
        const saved = await run();
        const takeBack = () =>
          write.undoAll(saved).then(
            () => showToast({ text: t("detail.undone") }),
            (error: unknown) => showToast({ text: errorText(t, error), tone: "err" }),
          );
        if (said !== null)
          showToast({ text: said, onUndo: saved.opIds.length ? takeBack : undefined });
        return saved;
      } catch (error) {
        showToast({ text: errorText(t, error), tone: "err" });
        return null;
      }
    },
    [t, write],
  );
}
