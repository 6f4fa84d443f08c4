/** One refused change: what it was, why it was not taken, what is safe, and what can be done about it. */

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button, type ButtonVariant, LinkButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { Sheet } from "@/components/ui/sheet";
import { download, exportName } from "./download";
import { type ParkedCardProps, ParkedHead, ParkedTold } from "./parked-told";
import { editableFields, type ParkedAction, parkedActions } from "./parked-view";
import { enteredValues, nameOfParked } from "./parked-words";
import { useParkedActs } from "./use-parked-acts";

const ParkedEdit = lazy(() => import("./parked-edit"));

/** Two beside each other where both fit; on a phone one above the other. */
const WIDE = "min-w-0 flex-[1_1_12rem]";

export function ParkedCard(props: ParkedCardProps) {
  const t = useTranslations("sync");
  const { group, definition, ownerDefinition, record, reading, address, onOpen, inside, again } =
    props;
  const { culprit, all, standing } = group;
  const [open, setOpen] = useState<"edit" | "discard" | null>(null);
  const acts = useParkedActs(group);
  const what = nameOfParked(definition, culprit.op, record, reading, ownerDefinition);
  const names = definition ? editableFields(definition, culprit) : [];
  const canOpen = record !== null && address !== null;
  const possible = { standing, edit: names.length > 0, open: canOpen, inside, again };
  const [main = "export", ...others] = parkedActions(culprit.code, possible);
  // The advice names the record: the way there is not hidden under ⋯.
  const opensBeside = address !== null && others.includes("open");
  const further = opensBeside ? others.filter((action) => action !== "open") : others;
  const isSafe = enteredValues(definition, culprit.op, reading).length > 0;

  const act: Record<ParkedAction, () => void> = {
    seen: () => void acts.discard("seenNow"),
    hide: () => void acts.discard("seenNow"),
    withdraw: () => (isSafe ? setOpen("discard") : void acts.discard("withdrawn")),
    edit: () => setOpen("edit"),
    resend: () => void acts.resend(),
    open: () => {
      if (address !== null) onOpen(address);
    },
    export: () => download(exportName(new Date()), acts.asText()),
    discard: () => setOpen("discard"),
  };
  const [solid, outline]: ButtonVariant[] = [props.first ? "primary" : "outline", "outline"];

  return (
    <ParkedHead {...props}>
      <ParkedTold {...props} what={what} isSafe={isSafe} />
      <Entered {...props} />
      <div className="flex flex-wrap items-stretch gap-3">
        {main === "open" && address !== null ? (
          <LinkButton href={address} variant={outline} className={WIDE}>
            {t("parked.open")}
          </LinkButton>
        ) : (
          <Button variant={solid} className={WIDE} onClick={act[main]}>
            {t(`parked.${main}`)}
          </Button>
        )}
        {opensBeside && (
          <LinkButton href={address} variant={outline} className={WIDE}>
            {t("parked.open")}
          </LinkButton>
        )}
        <Menu
          label={t("parked.more")}
          trigger={<Ellipsis aria-hidden size={24} />}
          triggerClassName="press inline-grid min-h-12 w-12 shrink-0 place-items-center rounded-control border border-control bg-surface text-link hover:bg-tint"
          items={further.map((action) => ({
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
        count={all.length}
        onClose={() => setOpen(null)}
        onDiscard={acts.discard}
      />
    </ParkedHead>
  );
}

function Entered({ group, definition, reading }: ParkedCardProps) {
  const t = useTranslations("sync");
  // A state is told in the sentence above; of several changes each shows what it wanted.
  const told = group.standing === "refused" ? [group.culprit] : group.all;
  const values = told.flatMap(({ op }) =>
    op.kind === group.culprit.kind ? enteredValues(definition, op, reading) : [],
  );
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
  count,
  onClose,
  onDiscard,
}: {
  open: boolean;
  what: string;
  count: number;
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
      <p className="text-prose">{t("discardText", { what, count })}</p>
    </Sheet>
  );
}
