/** 公開範囲: which space a new record goes to, and so who will ever see it; it never moves afterwards. */
import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/field";
import { type Room, useRecordScope } from "./record-scope";

/** Nothing where there is nothing to choose. */
export function RoomField({
  value,
  onChange,
}: {
  /** A space id. */
  value: string;
  onChange: (space: string) => void;
}) {
  const t = useTranslations("record.room");
  const { rooms } = useRecordScope();
  if (rooms.length < 2) return null;
  const hintOf = ({ kind, name }: Room) =>
    kind === "vendor"
      ? t("who.vendor", { name })
      : t(`who.${kind as "project" | "internal" | "private"}`);
  const chosen = rooms.find(({ id }) => id === value);
  return (
    <SelectField
      label={t("label")}
      hint={chosen && hintOf(chosen)}
      options={rooms.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
