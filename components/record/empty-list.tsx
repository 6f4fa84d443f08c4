/** A list with nothing in it: why, and the one thing to do. */
import { Inbox, Plus, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Definition } from "@/lib/records/define";
import { conditions, type ListChoices } from "./list-choices";
import { useRecordScope } from "./record-scope";

export function EmptyList({
  definition,
  choices,
  newAddress,
  onShowAll,
}: {
  definition: Definition;
  choices: ListChoices;
  newAddress: string | null;
  onShowAll: () => void;
}) {
  const t = useTranslations("record.list");
  const { language } = useRecordScope().reading;
  const kind = definition.label[language];
  if (choices.text.trim() || conditions(choices) > 0)
    return (
      <EmptyState icon={SearchX} action={<Button onClick={onShowAll}>{t("showAll")}</Button>}>
        {t("nothing", { kind })}
      </EmptyState>
    );
  const text = { open: "emptyOpen", mine: "emptyMine", all: "empty" } as const;
  return (
    <EmptyState
      icon={Inbox}
      action={
        newAddress && (
          <LinkButton href={newAddress} icon={Plus} variant="tonal">
            {t("create", { kind })}
          </LinkButton>
        )
      }
    >
      {t(text[definition.states ? choices.scope : "all"], {
        kind,
        open: definition.unfinished[language],
      })}
    </EmptyState>
  );
}
