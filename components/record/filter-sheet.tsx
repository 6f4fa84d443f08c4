/** More conditions than the tabs have room for, and the order of the list; both act at once. */
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/choice-field";
import { SelectField, TextField } from "@/components/ui/field";
import { Sheet } from "@/components/ui/sheet";
import type { Definition } from "@/lib/records/define";
import {
  conditionFields,
  conditions,
  isOfPeople,
  type ListChoices,
  orderFields,
} from "./list-choices";
import { useRecordScope } from "./record-scope";

export function FilterSheet({
  definition,
  choices,
  open,
  onClose,
  onChange,
}: {
  definition: Definition;
  choices: ListChoices;
  open: boolean;
  onClose: () => void;
  onChange: (choices: ListChoices) => void;
}) {
  const t = useTranslations("record");
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("list.moreFilters")}
      footer={
        <>
          {conditions(choices) > 0 && (
            <Button onClick={() => onChange({ ...choices, filter: {} })}>{t("list.clear")}</Button>
          )}
          <Button className="ml-auto" onClick={onClose}>
            {t("list.apply")}
          </Button>
        </>
      }
    >
      <Conditions definition={definition} choices={choices} onChange={onChange} />
    </Sheet>
  );
}

function Conditions({
  definition,
  choices,
  onChange,
}: {
  definition: Definition;
  choices: ListChoices;
  onChange: (choices: ListChoices) => void;
}) {
  const set = (field: string, value: string) => {
    const { [field]: _, ...others } = choices.filter;
    onChange({ ...choices, filter: value === "" ? others : { ...others, [field]: value } });
  };
  return (
    <div className="grid gap-4">
      {definition.states && (
        <Condition
          definition={definition}
          name="state"
          value={choices.filter.state ?? ""}
          onChange={(value) => set("state", value)}
        />
      )}
      {conditionFields(definition).map((name) => (
        <Condition
          key={name}
          definition={definition}
          name={name}
          value={choices.filter[name] ?? ""}
          onChange={(value) => set(name, value)}
        />
      ))}
      <Sorting definition={definition} choices={choices} onChange={onChange} />
    </div>
  );
}

interface ConditionProps {
  definition: Definition;
  name: string;
  value: string;
  onChange: (value: string) => void;
}

function Condition({ definition, name, value, onChange }: ConditionProps) {
  const t = useTranslations("record");
  const { reading, people } = useRecordScope();
  const { language } = reading;
  const spec = definition.fields[name]?.spec;
  const label = name === "state" ? t("list.state") : (spec?.label[language] ?? name);
  if (spec?.type === "text")
    return (
      <TextField
        label={label}
        defaultValue={value}
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
    );
  const options =
    name === "state"
      ? labelled(definition.states?.all ?? {}, language)
      : spec && isOfPeople(spec)
        ? people.map(({ id, name: text }) => ({ value: id, label: text }))
        : spec?.type === "flag"
          ? [
              { value: "true", label: t("yes") },
              { value: "false", label: t("no") },
            ]
          : labelled(spec?.options ?? {}, language);
  return (
    <SelectField
      label={label}
      options={options}
      empty={t("list.any")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function labelled(
  options: Readonly<Record<string, { label: Readonly<Record<"ja" | "en", string>> }>>,
  language: "ja" | "en",
) {
  return Object.entries(options).map(([value, { label }]) => ({ value, label: label[language] }));
}

const named = ["number", "state", "created", "changed"] as const;
const isNamed = (by: string): by is (typeof named)[number] =>
  (named as readonly string[]).includes(by);

function Sorting({
  definition,
  choices,
  onChange,
}: {
  definition: Definition;
  choices: ListChoices;
  onChange: (choices: ListChoices) => void;
}) {
  const t = useTranslations("record");
  const { language } = useRecordScope().reading;
  const { sort } = choices;
  const options = orderFields(definition).map((by) => ({
    value: by,
    label: isNamed(by) ? t(`list.${by}`) : (definition.fields[by]?.spec.label[language] ?? by),
  }));
  return (
    <>
      <SelectField
        label={t("list.sort")}
        options={options}
        value={sort.by}
        onChange={(event) =>
          onChange({ ...choices, sort: { ...sort, by: event.currentTarget.value } })
        }
      />
      <ChoiceField
        label={t("list.sort")}
        hideLabel
        choices={[
          { value: "descending", label: t("list.descending") },
          { value: "ascending", label: t("list.ascending") },
        ]}
        value={sort.descending ? "descending" : "ascending"}
        onChange={(event) =>
          onChange({
            ...choices,
            sort: { ...sort, descending: event.currentTarget.value === "descending" },
          })
        }
      />
    </>
  );
}
