/** Every open conflict of one record; nothing where there is none. Stands inside a record scope. */
import { useRecordScope } from "@/components/record/record-scope";
import type { Shown } from "@/lib/local/database";
import { useConflicts } from "@/lib/local/hooks/use-conflicts";
import { ConflictCard } from "./conflict-card";
import { conflictView } from "./conflict-view";

export function ConflictCards({ record }: { record: Shown }) {
  const { registry } = useRecordScope();
  const conflicts = useConflicts(record.id);
  const definition = registry.get(record.kind);
  const views = (conflicts ?? []).flatMap((row) => conflictView(row, record) ?? []);
  if (!definition) return null;
  return views.map((view) => (
    <ConflictCard key={view.id} definition={definition} record={record} view={view} />
  ));
}
