/** Says what purging a photo means, and asks for the reason, before it is done. */
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { LOCAL_HASH } from "@/lib/local/attachment";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { attachment, isPurged, PURGED } from "@/lib/records/attachment";
import { RecordForm } from "./record-form";
import { useAct } from "./use-act";

const WHY = ["purgeReason"];

export function PurgeSheet({
  photo,
  onClose,
  onDone,
}: {
  photo: Shown;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("record");
  const { read, write, photos } = useLocal();
  const act = useAct();
  const [same, setSame] = useState<readonly Shown[]>([]);
  const { space, id, fields } = photo;
  const hash = String(fields.hash);

  useEffect(() => {
    void read
      .holding(space, attachment.kind, "hash", hash)
      .then((all) => setSame(all.filter((one) => one.id !== id && !isPurged(one))));
  }, [read, space, hash, id]);

  async function purge(values: Record<string, unknown>): Promise<void> {
    const all = [id, ...same.map((other) => other.id)];
    // Not ready to be sent yet: nobody has heard of it, and there is nothing to tell.
    if (hash.startsWith(LOCAL_HASH)) await photos.discard(id);
    else {
      const move = () =>
        write.group(space, (tap) => {
          for (const one of all) tap.transition(one, PURGED, values);
        });
      if (!(await act(move, null))) return;
    }
    // It cannot be taken back, so nothing is offered.
    showToast({ text: t("detail.purgeDone") });
    onDone();
  }

  return (
    <Sheet open onClose={onClose} title={t("detail.purge")}>
      <div className="mb-4 grid gap-2 text-body text-text-2">
        <p>{t("detail.purgeText")}</p>
        {same.length > 0 && <p>{t("detail.purgeSame", { count: same.length })}</p>}
        <p>{t("detail.purgeBeyond")}</p>
      </div>
      <RecordForm
        definition={attachment}
        names={WHY}
        demanded={WHY}
        start={{}}
        onSave={purge}
        autoFocus
      >
        {(controls, { busy }) => (
          <div className="grid gap-4">
            {controls}
            <div className="flex flex-wrap gap-3">
              <Button className="flex-1" onClick={onClose}>
                {t("form.cancel")}
              </Button>
              <Button type="submit" variant="danger" className="flex-1" aria-disabled={busy}>
                {t("detail.purgeYes")}
              </Button>
            </div>
          </div>
        )}
      </RecordForm>
    </Sheet>
  );
}
