/** Where a line went: the action item or the issue that came of it, and the way to register an issue. */
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { StateSignal } from "@/components/record/record-mark";
import { useRecordScope } from "@/components/record/record-scope";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { actionItem } from "@/lib/records/action-item";
import type { Definition } from "@/lib/records/define";
import { issue } from "@/lib/records/issue";
import { humanNumber } from "@/lib/records/number";

export function ActionsOf({ line }: { line: Shown }) {
  const actions = useBacklinks(line.id, actionItem.kind, "origin") ?? [];
  return actions.map((action) => (
    <RecordLink key={action.id} definition={actionItem} record={action} />
  ));
}

/** A 課題 that was only spoken of is nobody's: it is registered by whoever says who answers it, and until when. */
export function IssuesOf({ line }: { line: Shown }) {
  const t = useTranslations("meetings");
  const { actor, space, newAddressOf } = useRecordScope();
  const issues = useBacklinks(line.id, issue.kind, "origin");
  if (!issues) return null;
  const start = {
    title: String(line.fields.text ?? "").slice(0, issue.fields.title.spec.max),
    origin: line.id,
    // What was said in a room is registered there, not where everybody reads it.
    ...(line.space !== space && { room: line.space }),
  };
  const begin = mayDo(actor, issue, "create", null) ? newAddressOf(issue.kind, start) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-1 px-1 text-meta">
      {issues.map((one) => (
        <RecordLink key={one.id} definition={issue} record={one} />
      ))}
      {issues.length === 0 && begin && (
        <a
          href={begin}
          className="press inline-flex min-h-11 items-center gap-1 rounded-small px-1.5 text-link hover:bg-surface-2"
        >
          <Plus aria-hidden size={16} className="shrink-0" />
          {t("register")}
        </a>
      )}
    </div>
  );
}

function RecordLink({ definition, record }: { definition: Definition; record: Shown }) {
  const { reading, addressOf } = useRecordScope();
  return (
    <a
      href={addressOf(record.kind, record.id) ?? ""}
      className="inline-flex min-h-11 items-center gap-1.5 px-1.5 text-link underline underline-offset-2"
    >
      {humanNumber(definition, record) ?? record.code}
      <StateSignal
        definition={definition}
        state={record.fields.state}
        language={reading.language}
      />
    </a>
  );
}
