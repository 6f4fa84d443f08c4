/** One hit: the record as its list shows it, and below it the place where the words were found. */

import { LinkedName } from "@/components/record/linked-name";
import { RecordRow } from "@/components/record/record-row";
import { useRecordScope } from "@/components/record/record-scope";
import { LinkRow } from "@/components/ui/row";
import type { SearchHit } from "@/lib/search/query";
import { Highlighted } from "./highlighted";

export function HitRow({ hit, terms }: { hit: SearchHit; terms: readonly string[] }) {
  const { registry, reading, addressOf } = useRecordScope();
  const definition = registry.get(hit.kind);
  const address = addressOf(hit.openKind, hit.open);
  if (!definition || !address) return null;
  const isTitle = hit.excerpt !== null && hit.title.startsWith(hit.excerpt);
  if (hit.id !== hit.open)
    return (
      <LinkRow
        href={address}
        title={<Highlighted text={hit.excerpt ?? hit.title} terms={terms} />}
        meta={
          <>
            <span>{definition.label[reading.language]}</span>
            <LinkedName id={hit.open} />
          </>
        }
        chevron
      />
    );
  return (
    <>
      <RecordRow definition={definition} row={hit} href={address} />
      {hit.excerpt && !isTitle && (
        <p className="line-clamp-2 bg-surface px-4 pb-3 pl-14 text-meta text-text-2">
          <Highlighted text={hit.excerpt} terms={terms} />
        </p>
      )}
    </>
  );
}
