/** Choosing the record, or records, that a field points to: found by number or title. */
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useController } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { ButtonRow } from "@/components/ui/row";
import { useSearch } from "@/lib/local/hooks/use-search";
import type { FieldSpec } from "@/lib/records/fields";
import { humanNumber } from "@/lib/records/number";
import type { SearchHit } from "@/lib/search/query";
import { LinkedName } from "./linked-name";
import { useRecordScope } from "./record-scope";
import { recordName } from "./value-text";

const mostHits = 6;

export function LinkPicker({
  name,
  spec,
  error,
  autoFocus,
}: {
  name: string;
  spec: FieldSpec;
  error: string | undefined;
  autoFocus: boolean;
}) {
  const t = useTranslations("record.form");
  const { spaces: space, registry, reading } = useRecordScope();
  const { field } = useController({ name });
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const found = useSearch(text ? { space, text, limit: 40 } : null);
  const many = spec.type === "links";
  const chosen = asIds(field.value);
  const label = spec.label[reading.language];

  const fits = (hit: SearchHit) =>
    !chosen.includes(hit.id) &&
    (spec.targets?.length
      ? spec.targets.includes(hit.kind)
      : registry.get(hit.kind)?.number !== undefined);
  const hits = (found?.hits ?? []).filter(fits).slice(0, mostHits);
  const nameOf = (hit: SearchHit) => {
    const definition = registry.get(hit.kind);
    const number = definition && humanNumber(definition, hit);
    const title =
      definition &&
      recordName(definition, { ...hit.cells, [definition.title]: hit.title }, reading);
    return [number ?? hit.code, title].filter(Boolean).join(" ");
  };

  return (
    <div className="grid gap-1">
      {chosen.map((id) => (
        <div key={id} className="flex items-center gap-1 rounded-control bg-surface-2 pl-4">
          <span className="min-w-0 flex-1 text-body">
            <LinkedName id={id} />
          </span>
          <IconButton
            label={t("removeLink", { title: label })}
            icon={X}
            onClick={() => field.onChange(many ? chosen.filter((one) => one !== id) : "")}
          />
        </div>
      ))}
      <Field label={label} hint={t("linkHint")} error={error} required={spec.required}>
        {(tie) => (
          <input
            {...tie}
            type="search"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this field
            autoFocus={autoFocus}
            className="w-full bg-transparent pb-2.5 text-input"
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={field.onBlur}
            ref={field.ref}
          />
        )}
      </Field>
      {text && found?.complete && hits.length === 0 && (
        <p className="px-4 py-2 text-detail text-text-3">{t("noHits")}</p>
      )}
      <ul className="divide-y divide-line overflow-hidden rounded-control">
        {hits.map((hit) => (
          <li key={hit.id}>
            <ButtonRow
              aria-label={t("addLink", { title: nameOf(hit) })}
              mark={<Plus aria-hidden size={20} className="text-link" />}
              title={nameOf(hit)}
              onClick={() => {
                field.onChange(many ? [...chosen, hit.id] : hit.id);
                setTyped("");
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function asIds(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" && value ? [value] : [];
}
