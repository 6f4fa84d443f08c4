/** The draft behind one piece of feedback: begun with the first question, gone with the save. */
import { useEffect, useState } from "react";
import type { Draft, Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { isBlank } from "@/lib/records/define";
import { feedback } from "@/lib/records/feedback";

/** As much of a session as the questions need. */
export type SessionPart = Pick<Shown, "id" | "space" | "fields">;

export const isOfSession = ({ kind, record, fields }: Draft, session: string): boolean =>
  kind === feedback.kind && record === null && fields.session === session;

/** Written on the shared tablet, so nobody is named as its author. */
export const isAuthorKnown = ({ fields }: Draft): boolean => !isBlank(fields.raisedBy);

/** Null until it is there. The first round goes on with a draft that `resumes` picks; later ones begin afresh. */
export function useFeedbackDraft(
  session: SessionPart,
  {
    author,
    round,
    resumes,
  }: {
    /** Who is known to write; null on the shared tablet. */
    author: string | null;
    round: number;
    resumes: (draft: Draft) => boolean;
  },
): Draft | null {
  const { drafts } = useLocal();
  const [draft, setDraft] = useState<{ round: number; draft: Draft } | null>(null);
  const { id, space } = session;
  const module = session.fields.module;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what a round starts with does not change under the person's hands
  useEffect(() => {
    let gone = false;
    const begin = async () => {
      const left = round === 0 ? await drafts.list(space) : [];
      const found = left.find((one) => isOfSession(one, id) && resumes(one));
      const fields = { session: id, module: module ?? null, raisedBy: author };
      const begun = await drafts.begin({
        ...{ space, kind: feedback.kind, fields },
        ...(found && { id: found.id }),
      });
      if (!gone) setDraft({ round, draft: begun });
    };
    void begin();
    return () => {
      gone = true;
    };
  }, [drafts, id, space, round, author]);

  return draft?.round === round ? draft.draft : null;
}
