/**
 * For whoever forgot the PIN: the password of the person who handed the device over, checked by the server. Only a
 * check: the session on this device stays theirs, so sync goes on whatever somebody types here.
 */
import { useTranslations } from "next-intl";
import { SignInForm } from "@/components/people/sign-in-form";
import { checkPassword, SessionProblem } from "@/lib/api/session";
import { useLocal } from "@/lib/local/hooks/provider";

export default function PasswordExit({ aimAtSession }: { aimAtSession: () => void }) {
  const t = useTranslations("training.exit");
  const { kiosk, user } = useLocal();
  return (
    <div className="grid gap-4">
      <p className="text-prose text-text-2">{t("passwordAbout", { name: user.name })}</p>
      <SignInForm
        label={t("password")}
        submit={t("password")}
        enter={checkPassword}
        onSignedIn={async ({ id }) => {
          if (id !== user.id) throw new SessionProblem("otherPerson");
          aimAtSession();
          await kiosk.release();
        }}
      />
    </div>
  );
}
