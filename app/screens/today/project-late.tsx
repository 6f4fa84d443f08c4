/** For those who lead: what is late in the whole project, whoever it is with; a tap leads to it. */
import { ChevronRight, ClockAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import { useList } from "@/lib/local/hooks/use-list";
import { isLeading } from "@/lib/records/joining";
import { listAddress } from "../../router/record-addresses";
import { isLate } from "./due";

const kinds = ["actionItem", "issue"] as const;

export function ProjectLate({ date }: { date: string }) {
  const { actor } = useRecordScope();
  if (!isLeading(actor) && actor.role !== "pmo") return null;
  return kinds.map((kind) => <Late key={kind} kind={kind} date={date} />);
}

function Late({ kind, date }: { kind: (typeof kinds)[number]; date: string }) {
  const t = useTranslations("today");
  const { project, spaces, registry, reading } = useRecordScope();
  const open = useList({ space: spaces, kind, filter: { open: "true" }, limit: 500 });
  const late = open?.rows.filter(({ cells }) => isLate(cells.due, date)) ?? [];
  if (!open?.complete || late.length === 0) return null;
  return (
    <a
      href={listAddress(project, kind)}
      className="press focus-inset -mx-2 flex min-h-12 items-center gap-3 rounded-control px-2 text-list"
    >
      <ClockAlert aria-hidden size={18} className="shrink-0 text-err" />
      <span className="flex-1 tabular-nums">
        {t("projectLate", {
          kind: registry.get(kind)?.plural[reading.language] ?? "",
          count: late.length,
        })}
      </span>
      <ChevronRight aria-hidden size={18} className="shrink-0 text-text-3" />
    </a>
  );
}
