/** Signing in, and whose unsent work waits on this device. */
import { useTranslations } from "next-intl";
import { navigate } from "@/app/router/place";
import { useRoute } from "@/app/router/use-route";
import { Entrance } from "@/components/people/entrance";
import { SignInForm } from "@/components/people/sign-in-form";
import { useLocalState, usePeople } from "@/lib/local/hooks/provider";
import { KnownPeople } from "./known-people";

export default function SignInScreen() {
  const t = useTranslations("people.signIn");
  const { query } = useRoute();
  const { signedIn } = usePeople();
  const state = useLocalState();
  const people = "people" in state ? state.people : [];
  return (
    <Entrance title={t("title")}>
      <SignInForm
        label={t("title")}
        submit={t("submit")}
        onSignedIn={async (user) => {
          await signedIn(user);
          navigate(pathIn(query.get("to")), { replace: true });
        }}
      />
      <div className="grid gap-1 text-detail text-text-2">
        <p>{t("noAccount")}</p>
        <p>{t("forgotten")}</p>
      </div>
      {people.length > 0 && <KnownPeople people={people} />}
    </Entrance>
  );
}

/** Only a path of this app: an address from a link must not lead elsewhere. */
function pathIn(wish: string | null): string {
  return wish && /^\/(?![/\\])/.test(wish) ? wish : "/";
}
