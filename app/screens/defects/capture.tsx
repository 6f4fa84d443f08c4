/** ＋: a defect written on the spot. Opens at once, goes on with a draft where the address names one. */
import { useEffect, useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import type { Draft } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import { href } from "../../router/addresses";
import { navigate } from "../../router/place";
import { useRoute } from "../../router/use-route";
import { rememberedContext } from "../../shell/remembered-context";
import { CaptureForm } from "./capture-form";

export default function Capture() {
  const { project, space, actor, now } = useRecordScope();
  const { drafts, letters } = useLocal();
  const wanted = useRoute().query.get("draft");
  const [round, setRound] = useState(0);
  const [draft, setDraft] = useState<Draft | null>(null);
  /** The run that the next defect was found in as well. */
  const [found, setFound] = useState<Readonly<Record<string, unknown>>>({});

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round begins a draft of its own, the clock does not
  useEffect(() => {
    let left = false;
    const fields = {
      ...rememberedContext(actor.userId, project),
      ...found,
      occurredAt: now(),
      foundBy: actor.userId,
      device: letters,
    };
    void drafts
      .begin({ space, kind: "defect", fields, ...(wanted !== null && { id: wanted }) })
      .then((begun) => left || setDraft(begun));
    return () => {
      left = true;
    };
  }, [drafts, space, project, actor.userId, letters, wanted, round]);

  if (!draft) return null;
  return (
    <CaptureForm
      key={draft.id}
      draft={draft}
      onNext={() => {
        setFound(foundIn(draft));
        navigate(href("newDefect", { project }), { replace: true });
        setRound((before) => before + 1);
      }}
    />
  );
}

function foundIn({ fields }: Draft): Readonly<Record<string, unknown>> {
  const { case: test, run, vendor } = fields;
  return run === undefined ? {} : { case: test, run, vendor };
}
