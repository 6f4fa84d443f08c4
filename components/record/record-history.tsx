/** What happened to a record, newest first, in words; with it the photos, which travel as records of their own. */
import {
  GitMerge,
  Image,
  Link2,
  type LucideIcon,
  MoveRight,
  PencilLine,
  Plus,
  Scale,
  Split,
  Trash2,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Shown } from "@/lib/local/database";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { useHistory } from "@/lib/local/hooks/use-history";
import { isPurged, PURGED } from "@/lib/records/attachment";
import type { Definition } from "@/lib/records/define";
import { madeFor } from "@/lib/sync/held";
import { HistoryDetails } from "./history-details";
import { type BeforeAfter, valuesInFull, type Wanted, wantedIn } from "./history-values";
import { type HistorySign, historyWords } from "./history-words";
import { useRecordScope } from "./record-scope";
import { shortInstant } from "./value-text";

const icons: Record<HistorySign, LucideIcon> = {
  create: Plus,
  edit: PencilLine,
  move: MoveRight,
  merge: GitMerge,
  conflict: Split,
  photo: Image,
  link: Link2,
  remove: Trash2,
  undo: Undo2,
  settle: Scale,
};

interface Line {
  key: string;
  sign: HistorySign;
  text: string;
  note?: string | undefined;
  by: string;
  /** Whose change a lead has made in their own name. */
  madeFor?: string | null;
  at: number;
  values?: BeforeAfter[];
  /** Of a settled conflict: what everybody wanted. */
  wanted?: Wanted[];
}

export function RecordHistory({ definition, record }: { definition: Definition; record: Shown }) {
  const t = useTranslations("record");
  const { reading } = useRecordScope();
  const history = useHistory(record.id);
  const photos = useBacklinks(record.id, "attachment") ?? [];
  const conflicts = useBacklinks(record.id, "conflict") ?? [];
  // An id says nothing to a reader; the detail shows where a link leads.
  const words = { ...reading, linkName: () => "" };

  const lines: Line[] = (history?.changes ?? []).map((change) => ({
    key: change.opId,
    by: change.userId,
    madeFor: madeFor(change.batch),
    at: change.at,
    ...historyWords(definition, change, words, t),
    values: valuesInFull(definition, change, reading),
    wanted: conflicts
      .filter(({ id }) => change.type === "resolve" && id === change.of)
      .flatMap((conflict) => wantedIn(definition, conflict, reading)),
  }));
  for (const [key, group] of groupedPhotos(photos)) {
    const [first] = group;
    if (first)
      lines.push({
        key,
        sign: "photo",
        text: t("history.photosAdded", { count: group.length }),
        by: first.created.by,
        at: first.created.at,
      });
  }
  for (const { id, entered, fields } of photos.filter(isPurged)) {
    const { by, at } = entered[PURGED] ?? {};
    if (by === undefined || at === undefined) continue;
    const note = String(fields.purgeReason ?? "");
    lines.push({
      key: `purged/${id}`,
      sign: "remove",
      text: t("history.photoPurged"),
      note,
      by,
      at,
    });
  }
  // They come oldest first: of two at the same instant the later one is shown above.
  lines.reverse().sort((a, b) => b.at - a.at);
  if (!lines.length) return null;

  return (
    <section aria-label={t("detail.history")} className="grid gap-3">
      <h3 className="text-list font-bold text-text-2">{t("detail.history")}</h3>
      <ol className="grid gap-4">
        {lines.map((line) => (
          <HistoryLine key={line.key} line={line} />
        ))}
      </ol>
      {history && !history.complete && (
        <p className="text-meta text-text-3">{t("detail.historyPart")}</p>
      )}
    </section>
  );
}

function HistoryLine({ line }: { line: Line }) {
  const t = useTranslations("record");
  const { reading, now } = useRecordScope();
  const Icon = icons[line.sign];
  return (
    <li className="flex gap-3">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-surface-2 text-text-2">
        <Icon aria-hidden size={16} strokeWidth={2} />
      </span>
      <div className="min-w-0 flex-1">
        <p
          className={`text-list font-bold ${line.sign === "conflict" ? "text-warn" : "text-text"}`}
        >
          {line.text}
        </p>
        {line.note && <p className="text-meta text-text-2">{line.note}</p>}
        <HistoryDetails values={line.values ?? []} wanted={line.wanted ?? []} />
        <p className="flex flex-wrap justify-between gap-x-3 text-meta text-text-3">
          <span>
            {reading.personName(line.by)}
            {line.madeFor && t("history.madeFor", { name: reading.personName(line.madeFor) })}
          </span>
          <time dateTime={new Date(line.at).toISOString()} className="tabular-nums">
            {shortInstant(line.at, now(), reading)}
          </time>
        </p>
      </div>
    </li>
  );
}

/** Photos that one person added with one tap stand in one line. */
function groupedPhotos(photos: readonly Shown[]): Map<string, Shown[]> {
  const groups = new Map<string, Shown[]>();
  for (const photo of photos) {
    const key = `${photo.created.by}/${photo.created.at}`;
    groups.set(key, [...(groups.get(key) ?? []), photo]);
  }
  return groups;
}
