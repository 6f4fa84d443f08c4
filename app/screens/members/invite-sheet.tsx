/** Making an invitation: the place first, then the link, which is shown once. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Sheet } from "@/components/ui/sheet";
import { type InvitationLink, InviteForm } from "./invite-form";
import { InviteLink } from "./invite-link";

export function InviteSheet({
  project,
  open,
  onClose,
}: {
  project: string;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("people.members");
  const [made, setMade] = useState<InvitationLink | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Sheet open={open} onClose={close} title={made ? t("linkTitle") : t("inviteTitle")}>
      {made ? (
        <InviteLink made={made} onAnother={() => setMade(null)} onDone={close} />
      ) : (
        <InviteForm project={project} onMade={setMade} />
      )}
    </Sheet>
  );
}
