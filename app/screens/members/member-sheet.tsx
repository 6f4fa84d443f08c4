/** One member: their place, their devices, and taking them out; what one may not do is not there. */
import { ChevronRight, LogIn, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { href } from "@/app/router/addresses";
import { DeviceList } from "@/components/people/device-list";
import { useAttempt } from "@/components/people/use-attempt";
import { useRecordScope } from "@/components/record/record-scope";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { api } from "@/lib/api/client";
import { InviteAs } from "./invite-as";
import { MemberForm } from "./member-form";
import { Question } from "./question";

export default function MemberSheet({
  fields,
  onClose,
}: {
  /** Of the member's record. */
  fields: Readonly<Record<string, unknown>>;
  onClose: () => void;
}) {
  const t = useTranslations("people.members");
  const { project, actor, isDemo } = useRecordScope();
  const [part, setPart] = useState<"place" | "devices" | "as" | "remove">("place");
  const name = String(fields.name ?? "");
  const member = String(fields.user ?? "");
  const back = () => setPart("place");
  return (
    <Sheet open onClose={onClose} title={name}>
      {part === "place" && (
        <div className="grid gap-6">
          <MemberForm fields={fields} onDone={onClose} />
          <div className="grid gap-2 border-line border-t pt-4">
            <Button icon={ChevronRight} onClick={() => setPart("devices")}>
              {t("devices")}
            </Button>
            {isDemo && actor.role === "admin" && (
              <Button icon={LogIn} onClick={() => setPart("as")}>
                {t("as")}
              </Button>
            )}
            <Button variant="danger" icon={UserMinus} onClick={() => setPart("remove")}>
              {t("remove")}
            </Button>
          </div>
        </div>
      )}
      {part === "devices" && (
        <div className="grid gap-4">
          <DeviceList owner={{ project, member }} held={href("held", { project })} />
          <Button onClick={back}>{t("back")}</Button>
        </div>
      )}
      {part === "as" && <InviteAs {...{ name, member }} onBack={back} onDone={onClose} />}
      {part === "remove" && <Removing {...{ name, member }} onBack={back} onDone={onClose} />}
    </Sheet>
  );
}

function Removing({
  name,
  member,
  onBack,
  onDone,
}: {
  name: string;
  member: string;
  onBack: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("people.members");
  const { project } = useRecordScope();
  const { problem, attempt } = useAttempt();
  const remove = () =>
    attempt(async () => {
      await api().people.removeMember.mutate({ project, member });
      showToast({ text: t("removed", { name }) });
      onDone();
    });
  return (
    <Question
      text={t("removeText", { name })}
      problem={problem}
      yes={t("removeYes")}
      tone="danger"
      onYes={remove}
      onBack={onBack}
    />
  );
}
