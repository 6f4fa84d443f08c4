/** The answers of one piece of feedback: each keystroke into the draft, then one save that is on the disk. */
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { errorText } from "@/components/record/error-text";
import { preloadValidation } from "@/components/record/form-resolver";
import type { Draft } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { feedback } from "@/lib/records/feedback";
import { type Answers, answersIn, fieldsOf } from "./flow";

export function useAnswers(draft: Draft) {
  const t = useTranslations("record");
  const { write, drafts } = useLocal();
  const [answers, setAnswers] = useState(() => answersIn(draft.fields));
  const latest = useRef(answers);
  const [failure, setFailure] = useState<string | null>(null);
  const saving = useRef(false);
  useEffect(preloadValidation, []);

  return {
    answers,
    failure,
    answer(change: Answers) {
      latest.current = { ...latest.current, ...change };
      setAnswers(latest.current);
      drafts.keep(draft.id, change as Record<string, unknown>);
    },
    /** True once it is on the disk of this device; what was typed stays where it could not be saved. */
    async save(): Promise<boolean> {
      if (saving.current) return false;
      saving.current = true;
      setFailure(null);
      try {
        const fields = fieldsOf(draft.fields, latest.current);
        await write.append(draft.space, feedback.kind, fields, { id: draft.id, draft: draft.id });
        return true;
      } catch (error) {
        setFailure(errorText(t, error));
        return false;
      } finally {
        saving.current = false;
      }
    },
  };
}
