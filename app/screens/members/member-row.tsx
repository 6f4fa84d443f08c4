/** One member as a row; it opens for those who may change the place. */
import { useLocale, useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Chip } from "@/components/ui/chip";
import { ButtonRow, Row } from "@/components/ui/row";
import { useLocal } from "@/lib/local/hooks/provider";
import { isRole, member, roleLabels } from "@/lib/records/member";

export function MemberRow({
  fields,
  onOpen,
}: {
  /** Of the member's record. */
  fields: Readonly<Record<string, unknown>>;
  onOpen: (() => void) | undefined;
}) {
  const t = useTranslations("people.members");
  const language = useLocale();
  const { user } = useLocal();
  const name = String(fields.name ?? "");
  const side = member.fields.side.spec.options?.[String(fields.side)];
  const facts = [
    isRole(fields.role) ? roleLabels[fields.role].label[language] : "",
    String(fields.organisation ?? ""),
    String(fields.position ?? ""),
  ].filter(Boolean);
  const look = {
    mark: <Avatar name={name} />,
    title: (
      <>
        {name} {fields.user === user.id && <Chip>{t("you")}</Chip>}
      </>
    ),
    meta: facts.join("・"),
    trailing: side?.label[language],
  };
  return onOpen ? <ButtonRow {...look} chevron onClick={onOpen} /> : <Row {...look} />;
}
