/** Editing one field where it stands: a draft follows every key, and what arrives meanwhile never replaces it. */
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { isComposing } from "@/components/ui/ime";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Seen } from "@/lib/local/intent";
import type { Saved, SaveOptions } from "@/lib/local/writer";
import type { Definition } from "@/lib/records/define";
import { isSameValue } from "./form-values";
import { RecordForm } from "./record-form";
import { useAct } from "./use-act";

export function FieldInPlace({
  definition,
  record,
  name,
  restored,
  change,
  onDone,
}: {
  definition: Definition;
  record: Shown;
  name: string;
  /** What an earlier visit left unfinished. */
  restored?: Readonly<Record<string, unknown>> | undefined;
  /** Writes the change with what belongs to it; the record alone without it. */
  change?: (
    fields: Readonly<Record<string, unknown>>,
    options: SaveOptions & { seen: Seen },
  ) => Promise<Saved<unknown>>;
  onDone: () => void;
}) {
  const t = useTranslations("record");
  const { write, drafts } = useLocal();
  const act = useAct();
  // The record as the person saw it when they began: what an edit is based on.
  const [seen] = useState(record);
  const overtaken = !isSameValue(seen.fields[name], record.fields[name]);

  const save: NonNullable<typeof change> =
    change ?? ((fields, options) => write.change(seen.id, fields, options));

  useEffect(() => {
    void drafts.begin({ space: seen.space, kind: seen.kind, record: seen.id });
  }, [drafts, seen]);

  const leave = () => {
    void drafts.discard(seen.id);
    onDone();
  };

  return (
    <RecordForm
      definition={definition}
      names={[name]}
      start={{ ...seen.fields, ...restored }}
      onKeep={(fields) => drafts.keep(seen.id, fields)}
      autoFocus
      enterSaves
      tapSaves
      onSave={async (fields) => {
        const saved = await act(() => save(fields, { draft: seen.id, seen }), t("detail.saved"));
        if (!saved) return;
        onDone();
      }}
    >
      {(controls, { id }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the field from any of its controls
        <div
          ref={comeIntoView}
          className="grid scroll-my-4 gap-2 py-2"
          onKeyDown={(event) => {
            if (event.key !== "Escape" || isComposing(event)) return;
            event.stopPropagation();
            leave();
          }}
        >
          {controls}
          {restored && <p className="text-meta text-text-2">{t("form.restored")}</p>}
          {overtaken && (
            <p role="status" className="text-meta text-warn">
              {t("form.changedMeanwhile")}
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" form={id} size="compact" variant="tonal">
              {t("form.save")}
            </Button>
            <Button size="compact" variant="text" onClick={leave}>
              {t("form.cancel")}
            </Button>
          </div>
        </div>
      )}
    </RecordForm>
  );
}

/** Its buttons too: what grows at the end of a list would begin below the edge. */
function comeIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}
