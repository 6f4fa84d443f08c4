/** What a session is opened for: feedback of one's own, the device for the trainees, and what was said so far. */
import { MessageSquarePlus, TabletSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import { Button, LinkButton } from "@/components/ui/button";
import { mayDo } from "@/lib/local/allowed";
import { useRecord } from "@/lib/local/hooks/use-record";
import { feedback } from "@/lib/records/feedback";
import { trainingSession } from "@/lib/records/training-session";
import { href } from "../../router/addresses";
import { HandOverSheet } from "./hand-over-sheet";
import { SessionFeedback } from "./session-feedback";

export function SessionHead({ id }: { id: string }) {
  const t = useTranslations("training");
  const { actor, project } = useRecordScope();
  const record = useRecord(id);
  const [handing, setHanding] = useState(false);
  if (!record) return null;
  const living = record.deleted === null;
  const mayWrite = living && mayDo(actor, feedback, "create", null);
  const mayHandOver = living && mayDo(actor, trainingSession, "set", record.fields);
  return (
    <div className="grid gap-4">
      {(mayWrite || mayHandOver) && (
        <div className="flex flex-wrap gap-2">
          {mayWrite && (
            <LinkButton
              variant="primary"
              icon={MessageSquarePlus}
              href={href("giveFeedback", { project, record: id })}
              className="flex-auto tablet:flex-none"
            >
              {t("write")}
            </LinkButton>
          )}
          {mayHandOver && (
            <Button
              icon={TabletSmartphone}
              className="flex-auto tablet:flex-none"
              onClick={() => setHanding(true)}
            >
              {t("handOver")}
            </Button>
          )}
        </div>
      )}
      <SessionFeedback session={id} mayWrite={mayWrite} />
      <HandOverSheet session={record} open={handing} onClose={() => setHanding(false)} />
    </div>
  );
}
