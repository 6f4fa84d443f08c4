/** Every open conflict of one record; nothing where there is none. Stands inside a record scope. */
import { useRecordScope } from "@/components/record/record-scope";
import type { Shown } from "@/lib/local/database";
import { ConflictCard } from "./conflict-card";
import { conflictView } from "./conflict-view";

export function ConflictCards({
  record,
  conflicts,
}: {
  record: Shown;
  conflicts: readonly Shown[];
}) {
  const { registry } = useRecordScope();
  const definition = registry.get(record.kind);
  const views = conflicts.flatMap((row) => conflictView(row, record) ?? []);
  if (!definition) return null;
  return views.map((view) => (
    <ConflictCard key={view.id} definition={definition} record={record} view={view} />
  ));
}
