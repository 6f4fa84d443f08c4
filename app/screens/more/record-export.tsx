/** Takes the record of who did what in a project out of the server, as a file that proves itself. For its leads. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { download, exportName } from "@/components/sync/download";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { patienceOf } from "@/lib/sync/backoff";

type Failure = "offline" | "refused" | "failed" | { wait: number };

/** The file's text, or why there is none. */
async function fetchRecord(project: string): Promise<{ text: string } | Failure> {
  const address = `/api/record/${encodeURIComponent(project)}`;
  const answer = await fetch(address, { method: "POST", credentials: "same-origin" }).catch(
    () => null,
  );
  if (!answer) return "offline";
  const wait = patienceOf(answer);
  if (wait !== undefined) return { wait: Math.max(1, Math.ceil(wait / 60_000)) };
  if ([401, 403, 404].includes(answer.status)) return "refused";
  const text = answer.ok ? await answer.text().catch(() => null) : null;
  return text === null ? "failed" : { text };
}

const nameAt = (at: Date) => exportName(at).replace("asayu-", "asayu-record-").concat("l");

export function RecordExport({ project }: { project: string }) {
  const t = useTranslations("settings.record");
  const [busy, setBusy] = useState(false);
  const takeOut = async () => {
    if (busy) return;
    setBusy(true);
    const taken = await fetchRecord(project);
    setBusy(false);
    if (typeof taken === "string") return showToast({ text: t(taken), tone: "err" });
    if ("wait" in taken)
      return showToast({ text: t("wait", { minutes: taken.wait }), tone: "err" });
    const name = nameAt(new Date());
    download(name, taken.text);
    showToast({ text: t("done", { name }) });
  };
  return (
    <section className="grid gap-2">
      <h2 className="text-detail font-bold text-text-2">{t("title")}</h2>
      <div className="grid justify-items-start gap-3 rounded-control border border-line p-4">
        <p className="text-body text-text-2">{t("text")}</p>
        <Button onClick={takeOut} aria-busy={busy}>
          {t("take")}
        </Button>
      </div>
    </section>
  );
}
