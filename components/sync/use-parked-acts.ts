/** What the buttons of a refused change do; trouble is told and nothing is lost. */

import { useTranslations } from "next-intl";
import { errorText } from "@/components/record/error-text";
import { showToast } from "@/components/ui/toast-store";
import { useLocal } from "@/lib/local/hooks/provider";
import type { ParkedGroup } from "@/lib/local/parked-groups";

export interface ParkedActs {
  /** Makes the changes again, with corrected values of the refused one; false when it failed. */
  resend(corrected?: Record<string, unknown>): Promise<boolean>;
  /** `seenNow`: the person has read what a lead decided, or lets the lead decide. */
  discard(said?: "seenNow" | "withdrawn" | "discarded"): Promise<void>;
  /** The changes as they were made, for keeping or handing over. */
  asText(): string;
}

export function useParkedActs({ culprit, all }: ParkedGroup): ParkedActs {
  const t = useTranslations("sync.parked");
  const tr = useTranslations("record");
  const { parked } = useLocal();
  const tell = (error: unknown) =>
    showToast({ text: `${t("resendFailed")} ${errorText(tr, error)}`, tone: "err" });
  return {
    async resend(corrected) {
      try {
        await parked.resend(all, corrected && { [culprit.opId]: corrected });
        showToast({ text: t("resent") });
        return true;
      } catch (error) {
        tell(error);
        return false;
      }
    },
    async discard(said = "discarded") {
      try {
        await parked.letGo(all.map(({ opId }) => opId));
        showToast({ text: t(said) });
      } catch (error) {
        tell(error);
      }
    },
    asText: () =>
      JSON.stringify(
        all.map(({ title, code, field, at, op }) => ({ title, code, field, at, op })),
        null,
        2,
      ),
  };
}
