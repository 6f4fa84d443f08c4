/** The project and the place that an invitation offers. */
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Card } from "@/components/ui/card";
import { member, roleLabels } from "@/lib/records/member";
import type { Invitation } from "./use-invitation";

export function InvitationCard({ invitation }: { invitation: Invitation }) {
  const t = useTranslations("people.join");
  const language = useLocale();
  const heading = useId();
  const { role, side, organisation, projectName } = invitation;
  const facts = [
    [t("role"), roleLabels[role].label[language]],
    [t("side"), member.fields.side.spec.options?.[side]?.label[language] ?? ""],
    [t("organisation"), organisation],
  ];
  return (
    <Card labelledBy={heading} className="grid gap-3">
      <h2 id={heading} className="text-card font-bold">
        {projectName}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-list">
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-text-3">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}
