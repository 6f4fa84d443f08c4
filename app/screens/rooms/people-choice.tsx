/** Choosing some of the project's people, each with a tick. */
import { useTranslations } from "next-intl";
import type { Person } from "@/components/record/record-scope";
import { CheckField } from "@/components/ui/check-field";

export function PeopleChoice({
  people,
  chosen,
  onChange,
  error,
}: {
  people: readonly Person[];
  /** User ids. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error?: string | undefined;
}) {
  const t = useTranslations("people.rooms");
  if (people.length === 0) return <p className="text-detail text-text-2">{t("everyone")}</p>;
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-meta font-bold text-text-2">{t("members")}</legend>
      {people.map(({ id, name }) => (
        <CheckField
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
            )
          }
        />
      ))}
      <p role="alert" className="text-meta font-bold text-err empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
