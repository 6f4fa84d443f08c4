/** A step of the member's sheet that asks once more: what will happen, why it did not, back and on. */
import { useTranslations } from "next-intl";
import { ProblemNote } from "@/components/people/entry-form";
import type { useAttempt } from "@/components/people/use-attempt";
import { Button } from "@/components/ui/button";

export function Question({
  text,
  problem,
  yes,
  tone,
  onYes,
  onBack,
}: {
  text: string;
  problem: ReturnType<typeof useAttempt>["problem"];
  yes: string;
  tone: "primary" | "danger";
  onYes: () => Promise<unknown>;
  onBack: () => void;
}) {
  const t = useTranslations("people.members");
  return (
    <div className="grid gap-4">
      <p className="text-prose">{text}</p>
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap gap-3 *:flex-1">
        <Button onClick={onBack}>{t("cancelNo")}</Button>
        <Button variant={tone} onClick={() => void onYes()}>
          {yes}
        </Button>
      </div>
    </div>
  );
}
