/** One refused change: what it was, why it was not taken, what is safe, and what can be done about it. */
import { Ellipsis, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { Reading } from "@/components/record/value-text";
import { shortInstant } from "@/components/record/value-text";
import { Button, type ButtonVariant, LinkButton } from "@/components/ui/button";
import { HeadCard } from "@/components/ui/card";
import { Menu } from "@/components/ui/menu";
import { Sheet } from "@/components/ui/sheet";
import type { Shown } from "@/lib/local/database";
import type { Definition } from "@/lib/records/define";
import type { Settled } from "@/lib/sync/held";
import { download, exportName } from "./download";
import { editableFields, type ParkedAction, type ParkedGroup, parkedActions } from "./parked-view";
import { enteredValues, fieldNames, nameOfParked, stateName, titleKey } from "./parked-words";
import { useParkedActs } from "./use-parked-acts";

const ParkedEdit = lazy(() => import("./parked-edit"));

export interface ParkedCardProps {
  group: ParkedGroup;
  definition: Definition | undefined;
  /** The record as it is on this device now; null when it is not here. */
  record: Shown | null;
  reading: Reading;
  /** Where the record's screen is, if it has one. */
  address: string | null;
  /** Goes to an address of the app. */
  onOpen: (address: string) => void;
  /** False where the person has left the space: nothing can be sent there any more. */
  inside: boolean;
  /** The first card of a screen carries its one solid button. */
  first: boolean;
}

export function ParkedCard(props: ParkedCardProps) {
  const t = useTranslations("sync");
  const { group, definition, record, reading, address, onOpen, inside, first } = props;
  const { culprit, all } = group;
  const { op, code, field } = culprit;
  const [open, setOpen] = useState<"edit" | "discard" | null>(null);
  const acts = useParkedActs(group);
  const what = nameOfParked(definition, op, record, reading);
  const names = definition ? editableFields(definition, culprit) : [];
  const possible = {
    edit: names.length > 0,
    open: record !== null && address !== null,
    inside,
    settled: culprit.settled !== undefined,
  };
  const [main = "export", ...others] = parkedActions(code, possible);
  const fieldLabel = field === undefined ? undefined : definition?.fields[field]?.spec.label;

  const act: Record<ParkedAction, () => void> = {
    seen: () => void acts.discard(true),
    edit: () => setOpen("edit"),
    resend: () => void acts.resend(),
    open: () => {
      if (address !== null) onOpen(address);
    },
    export: () => download(exportName(new Date()), acts.asText()),
    discard: () => setOpen("discard"),
  };
  const button = (action: ParkedAction, variant: ButtonVariant, className: string) =>
    action === "open" && address !== null ? (
      <LinkButton href={address} variant={variant} className={className}>
        {t("parked.open")}
      </LinkButton>
    ) : (
      <Button variant={variant} className={className} onClick={act[action]}>
        {t(`parked.${action}`)}
      </Button>
    );
  const [second] = others;

  return (
    <HeadCard
      tone={culprit.settled ? "warn" : "err"}
      icon={TriangleAlert}
      title={t(culprit.settled ? "parked.headingDecided" : "parked.heading")}
      meta={t("parked.since", { time: shortInstant(culprit.at, Date.now(), reading) })}
    >
      <div className="grid gap-1">
        <h4 className="text-body font-bold">
          {t(`parked.title.${titleKey(op.type)}`, {
            what,
            fields: fieldNames(definition, op, reading),
            to: stateName(definition, op, reading),
          })}
        </h4>
        {fieldLabel && (
          <p className="text-detail text-text-2">
            {t("parked.fieldNamed", { field: fieldLabel[reading.language] })}
          </p>
        )}
        {culprit.settled ? (
          <Decision settled={culprit.settled} reading={reading} />
        ) : (
          <>
            <p className="text-detail text-text">{t(`refusal.${code}.why`)}</p>
            <p className="text-detail text-text">{t(`refusal.${code}.todo`)}</p>
            <p className="text-detail text-text-2">{t("parked.safe")}</p>
          </>
        )}
        {all.length > 1 && (
          <p className="text-meta text-text-3">
            {t("parked.withOthers", { count: all.length - 1 })}
          </p>
        )}
      </div>
      <Entered {...props} />
      <div className="flex items-stretch gap-3">
        {button(main, first ? "primary" : "outline", "min-w-0 flex-2")}
        {second && second !== "discard" && (
          <div className="hidden flex-1 tablet:grid">{button(second, "outline", "")}</div>
        )}
        <Menu
          label={t("parked.more")}
          trigger={<Ellipsis aria-hidden size={24} />}
          triggerClassName="press inline-grid min-h-12 w-12 shrink-0 place-items-center rounded-control border border-control bg-surface text-link hover:bg-tint"
          items={others.map((action) => ({
            label: t(`parked.${action}`),
            onSelect: act[action],
            ...(action === "discard" && { tone: "err" as const }),
          }))}
        />
      </div>
      {open === "edit" && definition && (
        <Suspense>
          <ParkedEdit
            {...{ definition, names, culprit }}
            onClose={() => setOpen(null)}
            onSave={async (fields) => {
              if (await acts.resend(fields)) setOpen(null);
            }}
          />
        </Suspense>
      )}
      <Discard
        open={open === "discard"}
        what={what}
        onClose={() => setOpen(null)}
        onDiscard={acts.discard}
      />
    </HeadCard>
  );
}

/** What the lead made of it: the author reads it where the change waits. */
function Decision({ settled, reading }: { settled: Settled; reading: Reading }) {
  const t = useTranslations("sync.parked.decided");
  const by = reading.personName(settled.by);
  return (
    <>
      <p className="text-detail font-bold text-text">
        {t(settled.how, { by, time: shortInstant(settled.at, Date.now(), reading) })}
      </p>
      {settled.note && <p className="text-detail text-text">{t("note", { note: settled.note })}</p>}
    </>
  );
}

function Entered({ group, definition, reading }: ParkedCardProps) {
  const t = useTranslations("sync");
  const values = enteredValues(definition, group.culprit.op, reading);
  if (!values.length) return null;
  return (
    <dl
      aria-label={t("parked.values")}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-small bg-surface-2 px-3 py-2 text-detail"
    >
      {values.map(({ label, text }) => (
        <div key={label} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-text-3">{label}</dt>
          <dd className="whitespace-pre-wrap text-text">{text || t("conflict.empty")}</dd>
        </div>
      ))}
    </dl>
  );
}

function Discard({
  open,
  what,
  onClose,
  onDiscard,
}: {
  open: boolean;
  what: string;
  onClose: () => void;
  onDiscard: () => Promise<void>;
}) {
  const t = useTranslations("sync.parked");
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t("discardTitle")}
      footer={
        <>
          <Button className="flex-1" onClick={onClose}>
            {t("discardNo")}
          </Button>
          <Button
            variant="danger"
            className="flex-1"
            onClick={() => void onDiscard().finally(onClose)}
          >
            {t("discardYes")}
          </Button>
        </>
      }
    >
      <p className="text-prose">{t("discardText", { what })}</p>
    </Sheet>
  );
}
