/** Throws a draft away at once, and brings it back if that was a slip. */
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { showToast } from "@/components/ui/toast-store";
import { useLocal } from "@/lib/local/hooks/provider";

export function useDiscardDraft(): (id: string) => Promise<void> {
  const t = useTranslations("record.list");
  const { drafts } = useLocal();
  return useCallback(
    async (id) => {
      // A full disk refuses what is to be thrown away: so much the better.
      await drafts.flush().catch(() => {});
      const draft = await drafts.get(id);
      await drafts.discard(id);
      if (!draft) return;
      const { space, kind, fields } = draft;
      showToast({
        text: t("draftDiscarded"),
        onUndo: () =>
          void drafts.begin({ space, kind, id, fields }).then(() => {
            drafts.keep(id, fields);
            return drafts.flush();
          }),
      });
    },
    [drafts, t],
  );
}
