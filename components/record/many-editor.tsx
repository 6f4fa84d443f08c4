/** Sets that are picked by ticking: people of the project, or what of a checklist is done. */
import { useTranslations } from "next-intl";
import { useController, useWatch } from "react-hook-form";
import { CheckField } from "@/components/ui/check-field";
import type { Option } from "@/components/ui/field";
import type { FieldSpec } from "@/lib/records/fields";
import { splitTags } from "./form-values";
import { useRecordScope } from "./record-scope";

interface EditorProps {
  name: string;
  spec: FieldSpec;
  error: string | undefined;
}

export function PeopleEditor(props: EditorProps) {
  const { people, reading, actor } = useRecordScope();
  const chosen = useChosen(props.name);
  const offered = props.spec.ownElement ? people.filter(({ id }) => id === actor.userId) : people;
  const options = offered.map(({ id, name }) => ({ value: id, label: name }));
  // Somebody who left the project is not silently taken out.
  for (const id of chosen.value)
    if (!props.spec.ownElement && !people.some((person) => person.id === id))
      options.unshift({ value: id, label: reading.personName(id) });
  return <Ticked {...props} options={options} chosen={chosen} />;
}

export function TicksEditor(props: EditorProps) {
  const t = useTranslations("record.form");
  const chosen = useChosen(props.name);
  const typed: unknown = useWatch({ name: props.spec.of ?? "" });
  const items = typeof typed === "string" ? splitTags(typed) : [];
  const options = items.map((item) => ({ value: item, label: item }));
  return <Ticked {...props} options={options} chosen={chosen} empty={t("nothingToTick")} />;
}

interface Chosen {
  value: string[];
  change: (value: string[]) => void;
}

function useChosen(name: string): Chosen {
  const { field } = useController({ name });
  const value = Array.isArray(field.value) ? field.value.map(String) : [];
  return { value, change: field.onChange };
}

function Ticked({
  spec,
  error,
  options,
  chosen,
  empty,
}: EditorProps & { options: readonly Option[]; chosen: Chosen; empty?: string }) {
  const { language } = useRecordScope().reading;
  return (
    <fieldset className="min-w-0">
      <legend className="text-meta font-bold text-text-2">{spec.label[language]}</legend>
      {options.map(({ value, label }) => (
        <CheckField
          key={value}
          label={label}
          checked={chosen.value.includes(value)}
          onChange={(event) =>
            chosen.change(
              event.currentTarget.checked
                ? [...chosen.value, value]
                : chosen.value.filter((one) => one !== value),
            )
          }
        />
      ))}
      {options.length === 0 && empty && <p className="py-2 text-detail text-text-3">{empty}</p>}
      <p aria-live="polite" className="text-meta font-bold text-err">
        {error}
      </p>
    </fieldset>
  );
}
