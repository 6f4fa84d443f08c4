/** Everything that is only here as one file, which opens only with the password that is chosen now. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntryForm } from "@/components/people/entry-form";
import { PasswordField } from "@/components/people/password-field";
import { download, exportName } from "@/components/sync/download";
import { passwordStrength } from "@/components/sync/password-strength";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { showToast } from "@/components/ui/toast-store";
import { useLocal } from "@/lib/local/hooks/provider";

export default function PackSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("sync.screen");
  const { carry } = useLocal();
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const strength = passwordStrength(password);

  async function write(): Promise<void> {
    setError(strength === "short" ? t("strength.short") : undefined);
    if (strength === "short") return;
    setBusy(true);
    try {
      const file = await carry.pack(password);
      const name = exportName(new Date(), "asayu");
      if (file) download(name, file);
      showToast({ text: file ? t("exported", { name }) : t("exportEmpty") });
      onClose();
    } catch {
      setError(t("exportFailed"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Sheet open onClose={onClose} title={t("exportTitle")}>
      <EntryForm
        label={t("exportTitle")}
        submit={t("export")}
        sending={busy}
        problem={null}
        onSubmit={write}
        beside={<Button onClick={onClose}>{t("cancel")}</Button>}
      >
        <p className="text-prose">{t("exportText")}</p>
        <PasswordField
          label={t("password")}
          hint={password === "" ? t("passwordHint") : t(`strength.${strength}`)}
          error={error}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
          autoComplete="new-password"
          required
        />
      </EntryForm>
    </Sheet>
  );
}
