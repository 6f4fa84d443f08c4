/** A fresh invitation link, to be copied or held up as a QR code now: the server itself cannot show it again. */
import { Check, Copy } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { InvitationLink } from "./invite-form";

const QrCode = lazy(() => import("@/components/people/qr-code"));

export function InviteLink({
  made,
  onAnother,
  onDone,
}: {
  made: InvitationLink;
  /** Absent where one link is all there is to make. */
  onAnother?: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("people.members");
  const format = useFormatter();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"not" | "yes" | "failed">("not");

  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(made.link);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  }

  const time = format.dateTime(made.expiresAt, {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return (
    <div className="grid gap-4">
      <p className="text-prose text-text-2">{t("linkNote", { time })}</p>
      <Suspense fallback={<div className="mx-auto aspect-square w-full max-w-60" />}>
        <QrCode text={made.link} label={t("qr")} />
      </Suspense>
      <TextField
        ref={field}
        label={t("link")}
        readOnly
        value={made.link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="primary"
        size="large"
        icon={copied === "yes" ? Check : Copy}
        onClick={() => void copy()}
      >
        {copied === "yes" ? t("copied") : t("copy")}
      </Button>
      <p role="status" className="text-detail text-err empty:hidden">
        {copied === "failed" ? t("copyFailed") : ""}
      </p>
      <div className="flex flex-wrap gap-3 *:flex-1">
        {onAnother && <Button onClick={onAnother}>{t("another")}</Button>}
        <Button onClick={onDone}>{t("done")}</Button>
      </div>
    </div>
  );
}
