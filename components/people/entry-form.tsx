/** A form that is sent once per press, says what went wrong above its button, and leaves IMEs alone. */
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { isComposing } from "@/components/ui/ime";
import type { ProblemCode } from "@/lib/api/problem";

export interface EntryFormProps {
  onSubmit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
  /** True while the answer is awaited. */
  sending: boolean;
  problem: ProblemCode | null;
  submit: string;
  /** Names the form for screen readers. */
  label: string;
  children: ReactNode;
  /** A quieter button before the main one. */
  beside?: ReactNode;
}

export function EntryForm({
  onSubmit,
  sending,
  problem,
  submit,
  label,
  children,
  beside,
}: EntryFormProps) {
  const t = useTranslations("people");
  return (
    <form
      noValidate
      aria-label={label}
      className="grid gap-4"
      onKeyDown={keepComposition}
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void onSubmit(event);
      }}
    >
      {children}
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap gap-3 *:flex-1">
        {beside}
        <Button type="submit" variant="primary" size="large" aria-busy={sending}>
          {sending ? t("sending") : submit}
        </Button>
      </div>
    </form>
  );
}

/** The Enter that takes a conversion over is not one that sends the form. */
function keepComposition(event: KeyboardEvent): void {
  if (event.key === "Enter" && isComposing(event)) event.preventDefault();
}

/** What went wrong, what is safe and what to do; read aloud when it appears. */
export function ProblemNote({ problem }: { problem: ProblemCode | null }) {
  const t = useTranslations("people.problem");
  return (
    <div role="alert">
      {problem && (
        <p className="flex items-start gap-2 rounded-control bg-err-tint px-4 py-3 text-detail text-text">
          <CircleAlert aria-hidden size={20} className="shrink-0 text-err" />
          <span className="min-w-0">{t(problem)}</span>
        </p>
      )}
    </div>
  );
}
