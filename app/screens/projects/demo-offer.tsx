/** Where there is no project yet: a whole one to look around in, told by the server in some seconds. */
import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ProblemNote } from "@/components/people/entry-form";
import { useAttempt } from "@/components/people/use-attempt";
import { Button } from "@/components/ui/button";
import { api } from "@/lib/api/client";
import { useLocal } from "@/lib/local/hooks/provider";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { href } from "../../router/addresses";
import { navigate } from "../../router/place";

export function DemoOffer({ offered }: { offered: boolean }) {
  const t = useTranslations("people.projects");
  const { sync } = useLocal();
  const spaces = useSpaces();
  const { problem, attempt } = useAttempt();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);

  // Opened once it has come to the device, so that the screen behind it is not an empty one.
  const arrived = made !== null && (spaces ?? []).some(({ id }) => id === made);
  useEffect(() => {
    if (arrived && made) navigate(href("today", { project: made }), { replace: true });
  }, [arrived, made]);

  async function make() {
    if (making) return;
    setMaking(true);
    await attempt(async () => {
      const { project } = await api().people.makeDemo.mutate({});
      setMade(project);
      sync.now();
    });
    setMaking(false);
  }

  if (!offered) return null;
  const isBusy = making || made !== null;
  return (
    <div className="mx-auto grid max-w-sm justify-items-center gap-3 px-6 text-center">
      <Button icon={FlaskConical} onClick={() => void make()} aria-busy={isBusy}>
        {isBusy ? t("demoMaking") : t("demo")}
      </Button>
      <p className="text-detail text-text-2 text-balance [word-break:auto-phrase]">
        {t("demoHint")}
      </p>
      <ProblemNote problem={problem} />
    </div>
  );
}
