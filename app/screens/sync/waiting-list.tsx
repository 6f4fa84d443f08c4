/** What waits to be sent, per record and oldest first, and a copy of all of it for the careful. */
import { Bug, ListTodo, type LucideIcon, NotebookText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { recordAddress } from "@/app/router/record-addresses";
import { shortInstant } from "@/components/record/value-text";
import { RowSyncMark } from "@/components/sync/row-sync-mark";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { LinkRow, Row, RowList } from "@/components/ui/row";
import { useLocal } from "@/lib/local/hooks/provider";
import { useMembers } from "@/lib/local/hooks/use-members";
import { useRecord } from "@/lib/local/hooks/use-record";
import type { OutboxItem } from "@/lib/local/reader";
import { humanNumber } from "@/lib/records/number";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { CarryButtons } from "./carry-buttons";
import { projectOf } from "./space-scope";
import { usePlainReading } from "./use-plain-reading";

/** More rows stay folded until asked for. */
const FIRST = 5;

export function WaitingList({
  spaces,
  items,
  besideTrouble,
}: {
  spaces: readonly SpaceInfo[];
  items: readonly OutboxItem[];
  /** Something else that is only here stands above. */
  besideTrouble: boolean;
}) {
  const t = useTranslations("sync");
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-detail font-bold text-text-2">
          {t("screen.waiting")} {items.length > 0 && t("count", { count: items.length })}
        </h2>
        <CarryButtons />
      </div>
      {items.length === 0 ? (
        <p className="text-prose text-text-2">
          {t(besideTrouble ? "screen.waitingNoMore" : "screen.waitingEmpty")}
        </p>
      ) : (
        <RowList label={t("screen.waiting")} framed>
          {shown.map((item) => (
            <li key={item.record}>
              <WaitingRow item={item} space={spaces.find(({ id }) => id === item.space)} />
            </li>
          ))}
          {items.length > shown.length && (
            <li>
              <Button variant="text" wide onClick={() => setAll(true)}>
                {t("screen.more", { count: items.length - shown.length })}
              </Button>
            </li>
          )}
        </RowList>
      )}
    </section>
  );
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function PhotoProgress({ item }: { item: OutboxItem }) {
  const t = useTranslations("sync.screen");
  const { sent, total } = item.bytes;
  if (total === 0) return null;
  return (
    <div className="pr-4 pb-3 pl-14">
      <ProgressBar
        label={t("photos", { count: item.photos })}
        value={sent}
        max={total}
        text={t("photosProgress", { done: megabytes(sent), total: megabytes(total) })}
      />
    </div>
  );
}

const signs: Record<string, LucideIcon> = { defect: Bug, actionItem: ListTodo };

/** Whose device brings back the record that this waits for. */
function HeldFor({ space, by }: { space: SpaceInfo | undefined; by: string | undefined }) {
  const t = useTranslations("sync.screen");
  const members = useMembers(space?.id ?? "");
  const name = by === undefined ? undefined : members?.get(by)?.fields.name;
  return <span>{typeof name === "string" ? t("heldFor", { name }) : t("held")}</span>;
}

function WaitingRow({ item, space }: { item: OutboxItem; space: SpaceInfo | undefined }) {
  const t = useTranslations("sync.screen");
  const { registry } = useLocal();
  const reading = usePlainReading();
  const record = useRecord(item.record);
  const definition = registry.get(item.kind);
  const number = record && definition && (humanNumber(definition, record) ?? record.code);
  const Sign = signs[item.kind] ?? NotebookText;
  const kind = definition?.label[reading.language] ?? item.kind;
  const look = {
    mark: <Sign aria-hidden size={20} strokeWidth={1.8} className="text-text-2" />,
    title: item.title || kind,
    meta: (
      <>
        {number && <span className="tabular-nums">{number}</span>}
        {item.ops > 0 && <span>{t("changes", { count: item.ops })}</span>}
        {item.photos > 0 && item.bytes.total === 0 && (
          <span>{t("photos", { count: item.photos })}</span>
        )}
        {item.held && <HeldFor space={space} by={record?.created.by} />}
        <span className="tabular-nums">
          {t("since", { time: shortInstant(item.since, Date.now(), reading) })}
        </span>
      </>
    ),
    fact: <RowSyncMark pending={item.ops + item.photos} conflicts={0} />,
  };
  const address = space && recordAddress(registry, projectOf(space), item.kind, item.record);
  return (
    <>
      {address ? <LinkRow href={address} {...look} /> : <Row {...look} />}
      <PhotoProgress item={item} />
    </>
  );
}
