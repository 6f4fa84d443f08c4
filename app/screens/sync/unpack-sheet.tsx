/** Takes in a file that the same person has packed on another device. */
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { EntryForm } from "@/components/people/entry-form";
import { PasswordField } from "@/components/people/password-field";
import { Button, buttonClass } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import type { CarryProblem } from "@/lib/local/carry";
import { useLocal } from "@/lib/local/hooks/provider";

export default function UnpackSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("sync.screen");
  const { carry } = useLocal();
  const chooser = useId();
  const [file, setFile] = useState<File>();
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function read(): Promise<void> {
    setError(file ? undefined : t("problem.noFile"));
    if (!file) return;
    setBusy(true);
    try {
      const carried = await carry.unpack(await file.arrayBuffer(), password);
      showToast({
        text:
          carried.changes + carried.photos > 0 ? t("imported", { ...carried }) : t("importedNone"),
      });
      onClose();
    } catch (cause) {
      const { code, owner } = problemOf(cause);
      setError(t(`problem.${code}`, { owner }));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Sheet open onClose={onClose} title={t("importTitle")}>
      <EntryForm
        label={t("importTitle")}
        submit={t("import")}
        sending={busy}
        problem={null}
        onSubmit={read}
        beside={<Button onClick={onClose}>{t("cancel")}</Button>}
      >
        <p className="text-prose">{t("importText")}</p>
        <div className="grid gap-1">
          <span id={`${chooser}-what`} className="text-detail font-bold text-text-2">
            {t("file")}
          </span>
          <label
            className={`${buttonClass()} cursor-pointer has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus`}
          >
            <FileUp aria-hidden size={20} className="shrink-0" />
            <span id={chooser} className="min-w-0 truncate">
              {file?.name ?? t("chooseFile")}
            </span>
            {/* Tablets know no type by this ending and would show nothing to choose. */}
            <input
              type="file"
              aria-labelledby={`${chooser}-what ${chooser}`}
              className="sr-only"
              onChange={({ target }) => setFile(target.files?.[0])}
            />
          </label>
        </div>
        <PasswordField
          label={t("password")}
          error={error}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
          autoComplete="off"
          required
        />
      </EntryForm>
    </Sheet>
  );
}

type Problem = { code: CarryProblem | "notSaved"; owner: string };

/** By shape, so that the sealing itself loads only with the first file. */
function problemOf(cause: unknown): Problem {
  const isOurs = cause instanceof Error && "code" in cause && "owner" in cause;
  return isOurs ? (cause as unknown as Problem) : { code: "notSaved", owner: "" };
}
