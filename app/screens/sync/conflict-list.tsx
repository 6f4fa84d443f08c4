/** Open conflicts, each a way to the record where it is settled. */
import { GitCompareArrows } from "lucide-react";
import { useTranslations } from "next-intl";
import { recordAddress } from "@/app/router/record-addresses";
import { recordName } from "@/components/record/value-text";
import { LinkRow, RowList } from "@/components/ui/row";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { useRecord } from "@/lib/local/hooks/use-record";
import { humanNumber } from "@/lib/records/number";
import { candidatesOf } from "@/lib/sync/clash";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { projectOf } from "./space-scope";
import { usePlainReading } from "./use-plain-reading";

export function ConflictList({
  spaces,
  conflicts,
}: {
  spaces: readonly SpaceInfo[];
  conflicts: readonly Shown[];
}) {
  const t = useTranslations("sync");
  if (!conflicts.length) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-detail font-bold text-text-2">
        {t("screen.conflicts")} {t("count", { count: conflicts.length })}
      </h2>
      <RowList label={t("screen.conflicts")} framed>
        {conflicts.map((conflict) => (
          <li key={conflict.id}>
            <ConflictRow
              conflict={conflict}
              space={spaces.find(({ id }) => id === conflict.space)}
            />
          </li>
        ))}
      </RowList>
    </section>
  );
}

function ConflictRow({ conflict, space }: { conflict: Shown; space: SpaceInfo | undefined }) {
  const t = useTranslations("record");
  const { registry } = useLocal();
  const reading = usePlainReading();
  const { of, ofKind, field } = conflict.fields;
  const record = useRecord(String(of));
  const definition = registry.get(String(ofKind));
  const address =
    space && record ? recordAddress(registry, projectOf(space), record.kind, record.id) : null;
  if (!record || !definition || !address) return null;
  const label = definition.fields[String(field)]?.spec.label[reading.language];
  // Where the title is the matter, both stand here, or one would not know one's own record again.
  const clashing = field === definition.title ? candidatesOf(conflict) : [];
  const titles = [record.fields, ...clashing.map(({ values }) => values)].map(
    (fields) => recordName(definition, { ...record.fields, ...fields }, reading) ?? t("untitled"),
  );
  const number = humanNumber(definition, record) ?? record.code;
  return (
    <LinkRow
      href={address}
      mark={<GitCompareArrows aria-hidden size={20} className="text-warn" />}
      title={[number, [...new Set(titles)].join(" ／ ")].filter(Boolean).join(" ")}
      meta={<span>{label ?? t("list.state")}</span>}
      chevron
    />
  );
}
