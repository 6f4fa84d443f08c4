/** Leaving a form: at once where its draft is kept, and with a question where the disk did not take it. */
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { useLocal } from "@/lib/local/hooks/provider";
import { useDraftsRefused } from "@/lib/local/hooks/use-drafts";
import { download, draftFile } from "./draft-export";

const noFiles = (): readonly File[] => [];

export interface Leaving {
  leave: () => Promise<void>;
  exportDraft: () => Promise<void>;
  /** Stands in the header while what is typed cannot be kept. */
  warning: ReactNode;
  /** The question; the form draws it. */
  question: ReactNode;
}

/** `unsaved` are photos that only the screen has. */
export function useLeaving(
  draft: string | undefined,
  go: () => void,
  unsaved: () => readonly File[] = noFiles,
): Leaving {
  const t = useTranslations("record.unkept");
  const { drafts, photos } = useLocal();
  const refused = useDraftsRefused();
  const [asks, ask] = useState(false);

  async function leave() {
    const kept = await drafts.flush().then(
      () => true,
      () => false,
    );
    if (kept && !unsaved().length) go();
    else ask(true);
  }

  async function exportDraft() {
    const found = draft === undefined ? undefined : await drafts.get(draft);
    if (!found) return;
    const { file, lost } = await draftFile(found, photos, unsaved());
    download(file);
    const count = file.photos.length;
    showToast({
      text: lost ? t("exportedPart", { count, lost }) : t("exported", { count }),
      ...(lost > 0 && { tone: "err" }),
    });
  }

  return {
    leave,
    exportDraft,
    warning: refused ? (
      <span role="status" className="font-bold text-err">
        {t("notKept")}
      </span>
    ) : null,
    question: (
      <Sheet
        open={asks}
        onClose={() => ask(false)}
        title={t("leaveTitle")}
        footer={
          <>
            <Button variant="primary" size="large" icon={Download} onClick={exportDraft}>
              {t("export")}
            </Button>
            <Button size="large" onClick={() => ask(false)}>
              {t("back")}
            </Button>
            <Button
              variant="text"
              size="large"
              onClick={() => {
                // The memory forgets it at once; a full disk may refuse the rest.
                if (draft !== undefined) void drafts.discard(draft).catch(() => {});
                go();
              }}
            >
              {t("drop")}
            </Button>
          </>
        }
      >
        <p className="text-detail">{t("leaveText")}</p>
        <p className="mt-2 text-meta text-text-2">{t("makeRoom")}</p>
      </Sheet>
    ),
  };
}
