/** One project at a glance, all of it from the device: phase, period, own role, what is open and unsent. */
import { FolderOpen } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { roomsIn } from "@/components/record/record-scope";
import { dayText } from "@/components/record/value-text";
import { Chip } from "@/components/ui/chip";
import { LinkRow } from "@/components/ui/row";
import { useList } from "@/lib/local/hooks/use-list";
import { useRecord } from "@/lib/local/hooks/use-record";
import { roleLabels } from "@/lib/records/member";
import { project as definition } from "@/lib/records/project";
import type { SpaceInfo } from "@/lib/sync/protocol";

export function ProjectRow({
  space,
  spaces,
  unsent,
}: {
  /** The project's own space. */
  space: SpaceInfo;
  /** Every space of the person. */
  spaces: readonly SpaceInfo[];
  unsent: number;
}) {
  const t = useTranslations("people.projects");
  const language = useLocale();
  const project = space.project ?? space.id;
  const record = useRecord(project);
  const own = roomsIn(spaces, project).map(({ id }) => id);
  const open = useList({ space: own, kind: "defect", filter: { open: "true" }, limit: 1 });
  const phase = definition.fields.phase.spec.options?.[String(record?.fields.phase)];
  const [from, to] = [record?.fields.from, record?.fields.to].map((day) =>
    typeof day === "string" && day ? dayText(day, language) : "",
  );
  return (
    <LinkRow
      href={href("today", { project })}
      mark={<FolderOpen aria-hidden size={24} strokeWidth={1.9} className="text-text-3" />}
      title={space.name}
      meta={
        <>
          {phase && <span>{phase.label[language]}</span>}
          {(from || to) && (
            <span className="tabular-nums">
              {from} – {to}
            </span>
          )}
          <span>{roleLabels[space.role].label[language]}</span>
          {open?.complete && (
            <Chip tone={open.total > 0 ? "link" : "neutral"}>
              {t("openDefects", { count: open.total })}
            </Chip>
          )}
          {unsent > 0 && <Chip tone="warn">{t("unsent", { count: unsent })}</Chip>}
        </>
      }
      chevron
    />
  );
}
