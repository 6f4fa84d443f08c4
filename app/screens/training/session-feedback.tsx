/** What was said about a session: how often by type, the newest first, and what trainees left half-way. */
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { shownToListRow } from "@/components/record/list-row";
import { DraftRow, RecordRow } from "@/components/record/record-row";
import { useRecordScope } from "@/components/record/record-scope";
import { useDiscardDraft } from "@/components/record/use-discard-draft";
import { LinkButton } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { RowList } from "@/components/ui/row";
import type { Draft, Shown } from "@/lib/local/database";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import { useDrafts } from "@/lib/local/hooks/use-drafts";
import { feedback } from "@/lib/records/feedback";
import { href } from "../../router/addresses";
import { listAddress } from "../../router/record-addresses";
import { isOfSession } from "./feedback-draft";

/** More of them are found in the register. */
const mostRows = 10;

export function SessionFeedback({ session, mayWrite }: { session: string; mayWrite: boolean }) {
  const t = useTranslations("training");
  const { project, addressOf } = useRecordScope();
  const heading = useId();
  const given = useBacklinks(session, feedback.kind, "session");
  const drafts = useDrafts();
  if (!given || !drafts) return null;
  const newest = given.filter(({ deleted }) => deleted === null).reverse();
  const unfinished = mayWrite ? drafts.filter((draft) => isOfSession(draft, session)) : [];
  return (
    <section aria-labelledby={heading} className="grid gap-2">
      <h3 id={heading} className="text-list font-bold text-text-2">
        {t("feedback")} <span className="tabular-nums">{newest.length}</span>
      </h3>
      <Counts given={newest} />
      {unfinished.length > 0 && <Unfinished drafts={unfinished} session={session} />}
      {newest.length === 0 ? (
        <p className="text-detail text-text-3">{t("none")}</p>
      ) : (
        <RowList label={t("feedback")} framed>
          {newest.slice(0, mostRows).map((row) => (
            <li key={row.id}>
              <RecordRow
                definition={feedback}
                row={shownToListRow(feedback, row)}
                href={addressOf(feedback.kind, row.id) ?? ""}
              />
            </li>
          ))}
        </RowList>
      )}
      {newest.length > mostRows && (
        <>
          <p className="text-meta text-text-3">{t("all", { count: newest.length - mostRows })}</p>
          <LinkButton
            variant="text"
            size="compact"
            className="justify-self-start"
            href={listAddress(project, feedback.kind)}
          >
            {t("list")}
          </LinkButton>
        </>
      )}
    </section>
  );
}

function Counts({ given }: { given: readonly Shown[] }) {
  const { language } = useRecordScope().reading;
  const types = Object.entries(feedback.fields.type.spec.options ?? {});
  if (given.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {types.map(([type, { label }]) => {
        const count = given.filter(({ fields }) => fields.type === type).length;
        return (
          <li key={type}>
            <Chip tone={count ? "link" : "neutral"}>
              {label[language]} <span className="tabular-nums">{count}</span>
            </Chip>
          </li>
        );
      })}
    </ul>
  );
}

/** Only here: what somebody left half-way on the shared tablet is for the trainer's eyes, after the PIN. */
function Unfinished({ drafts, session }: { drafts: readonly Draft[]; session: string }) {
  const t = useTranslations("training");
  const { project } = useRecordScope();
  const discard = useDiscardDraft();
  return (
    <div className="grid gap-1">
      <h4 className="text-detail font-bold text-text-2">{t("unfinished")}</h4>
      <p className="text-meta text-text-3">{t("unfinishedNote")}</p>
      <RowList label={t("unfinished")} framed>
        {drafts.map((draft) => (
          <li key={draft.id} className="flex items-center pr-2">
            <div className="min-w-0 flex-1">
              <DraftRow
                definition={feedback}
                draft={draft}
                href={href("giveFeedback", { project, record: session }, { draft: draft.id })}
              />
            </div>
            <IconButton label={t("discard")} icon={Trash2} onClick={() => void discard(draft.id)} />
          </li>
        ))}
      </RowList>
    </div>
  );
}
