/** Who has worked on this device, and what of theirs has not reached the server. */
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Chip } from "@/components/ui/chip";
import { Row, RowList } from "@/components/ui/row";
import type { KnownPerson } from "@/lib/local/hooks/provider";

export function KnownPeople({ people }: { people: readonly KnownPerson[] }) {
  const t = useTranslations("people.signIn");
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="grid gap-2">
      <h2 id={heading} className="text-detail font-bold text-text-2">
        {t("known")}
      </h2>
      <RowList label={t("known")} framed>
        {people.map((person) => (
          <li key={person.userId}>
            <Row
              mark={<Avatar name={person.name} />}
              title={person.name}
              meta={person.revoked ? t("revoked") : undefined}
              trailing={
                person.waiting > 0 ? (
                  <Chip tone="warn">{t("waiting", { count: person.waiting })}</Chip>
                ) : (
                  t("nothingWaiting")
                )
              }
            />
          </li>
        ))}
      </RowList>
      <p className="text-meta text-text-3">{t("knownNote")}</p>
    </section>
  );
}
