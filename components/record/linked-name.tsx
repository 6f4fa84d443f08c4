/** What a linked record is called: number and title, or 非公開 where this person cannot see it. */
import { useTranslations } from "next-intl";
import { useRecord } from "@/lib/local/hooks/use-record";
import { humanNumber } from "@/lib/records/number";
import { useRecordScope } from "./record-scope";
import { recordName } from "./value-text";

/** With `link` it leads to the record's screen, where there is one. */
export function LinkedName({ id, link = false }: { id: string; link?: boolean }) {
  const t = useTranslations("record");
  const { registry, reading, addressOf } = useRecordScope();
  const row = useRecord(id);
  if (row === undefined) return null;
  const definition = row && registry.get(row.kind);
  if (!row || !definition) return <span className="text-text-3">{t("private")}</span>;
  const number = humanNumber(definition, row) ?? row.code;
  const words = [number, recordName(definition, row.fields, reading) ?? t("untitled")]
    .filter(Boolean)
    .join(" ");
  const address = link ? addressOf(row.kind, id) : null;
  return address ? (
    <a href={address} className="text-link underline underline-offset-2">
      {words}
    </a>
  ) : (
    <span>{words}</span>
  );
}
