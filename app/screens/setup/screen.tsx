/** The first run: whoever holds the link of the server makes the organisation and becomes its administrator. */
import { Link2Off } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { href } from "@/app/router/addresses";
import { Entrance } from "@/components/people/entrance";
import { LinkNote } from "@/components/people/link-note";
import { useLinkToken } from "@/components/people/use-link-token";
import { LinkButton } from "@/components/ui/button";
import { api } from "@/lib/api/client";
import { SetUpForm } from "./set-up-form";

export default function SetUpScreen() {
  const t = useTranslations("people.setup");
  const problem = useTranslations("people.problem");
  const token = useLinkToken();
  const [spent, setSpent] = useState<string | null>(null);

  // The form stands at once; only a link that surely does not work takes its place.
  useEffect(() => {
    if (token === null) return;
    let current = true;
    api()
      .people.setUpLink.mutate({ token })
      .then(({ open }) => {
        if (current && !open) setSpent(token);
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [token]);

  if (token === null || spent === token) {
    return (
      <Entrance title={t("spentTitle")}>
        <LinkNote
          icon={Link2Off}
          action={<LinkButton href={href("signIn")}>{t("toSignIn")}</LinkButton>}
        >
          {token === null ? t("noToken") : problem("spentLink")}
        </LinkNote>
      </Entrance>
    );
  }
  return (
    <Entrance title={t("title")} lead={t("lead")}>
      <SetUpForm token={token} onSpent={() => setSpent(token)} />
    </Entrance>
  );
}
