/** The state of a record and the moves that this person may make from it. */
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { transitionsFrom } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Definition } from "@/lib/records/define";
import { StateSignal } from "./record-mark";
import { useRecordScope } from "./record-scope";
import { TransitionSheet } from "./transition-sheet";
import { useAct } from "./use-act";

export function StateMenu({ definition, record }: { definition: Definition; record: Shown }) {
  const t = useTranslations("record");
  const { actor, reading } = useRecordScope();
  const { write } = useLocal();
  const act = useAct();
  const [asking, ask] = useState<{ to: string; missing: string[] } | null>(null);
  const { state } = record.fields;
  const word = (code: unknown) =>
    definition.states?.all[String(code)]?.label[reading.language] ?? String(code);

  const choices = record.deleted === null ? transitionsFrom(definition, record, actor) : [];
  // What this person may never do here is not drawn; what only a rule forbids is explained.
  const offered = choices.filter(({ problem }) => !problem || problem === "fieldMissing");
  const isFixer = choices.some(({ problem }) => problem === "notTheFixer");
  const signal = (
    <StateSignal definition={definition} state={state} language={reading.language} strong />
  );

  const move = (to: string, fields?: Record<string, unknown>) =>
    act(
      () => write.transition(record.id, to, fields),
      t("history.moved", { from: word(state), to: word(to) }),
    );

  return (
    <div className="grid justify-items-start gap-1">
      {offered.length === 0 ? (
        <span className="inline-flex min-h-11 items-center text-body">{signal}</span>
      ) : (
        <Menu
          label={t("detail.changeState", { state: word(state) })}
          triggerClassName={`${buttonClass({ size: "compact" })} text-text!`}
          trigger={
            <>
              {signal}
              <ChevronDown aria-hidden size={18} />
            </>
          }
          items={offered.map(({ to, missing }) => ({
            label: t("detail.toState", { state: word(to) }),
            onSelect: () => (missing.length ? ask({ to, missing }) : void move(to)),
          }))}
        />
      )}
      <Counts definition={definition} record={record} />
      {isFixer && <p className="text-meta text-text-2">{t("error.notTheFixer")}</p>}
      {asking && (
        <TransitionSheet
          definition={definition}
          record={record}
          label={word(asking.to)}
          missing={asking.missing}
          onClose={() => ask(null)}
          onSave={async (fields) => {
            // An answer may ask for more: an exception needs its reason.
            const after = transitionsFrom(definition, record, actor, fields);
            const missing = after.find(({ to }) => to === asking.to)?.missing ?? [];
            if (missing.length) ask({ to: asking.to, missing: [...asking.missing, ...missing] });
            else if (await move(asking.to, fields)) ask(null);
          }}
        />
      )}
    </div>
  );
}

/** How often it came to this: 差戻し回数 2, 版 3. */
function Counts({ definition, record }: { definition: Definition; record: Shown }) {
  const { language } = useRecordScope().reading;
  const counted = Object.entries(definition.counts).flatMap(([state, label]) => {
    const times = record.entered[state]?.times ?? 0;
    return times > 0 ? [`${label[language]} ${times}`] : [];
  });
  return counted.length > 0 ? (
    <p className="text-meta text-text-2 tabular-nums">{counted.join("・")}</p>
  ) : null;
}
