/** 実施 17／30, what came out, and the same as a bar. */
import { useTranslations } from "next-intl";
import { useResultWord } from "@/components/acceptance/result-mark";
import type { ResultCounts } from "@/lib/acceptance/result-counts";
import type { CaseResult } from "@/lib/records/test-result";

/** In the order of the bar; what is left of it is not executed. */
const parts = [
  { result: "ok", text: "text-ok", fill: "bg-ok" },
  { result: "ng", text: "text-err", fill: "bg-err" },
  { result: "hold", text: "text-warn", fill: "bg-warn" },
  { result: "blocked", text: "text-warn", fill: "bg-warn" },
  { result: "disputed", text: "text-warn", fill: "bg-warn" },
  { result: "notRun", text: "text-text-2", fill: "bg-line-2" },
] as const satisfies readonly { result: CaseResult; text: string; fill: string }[];

/** Zeros that are worth saying: that nothing is NG is news too. */
const always: readonly CaseResult[] = ["ok", "ng"];

export function DayCounts({ counts }: { counts: ResultCounts }) {
  const t = useTranslations("tests");
  const word = useResultWord();
  const { by, executed, total } = counts;
  return (
    <div className="grid gap-2 px-1">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-detail tabular-nums">
        <span className="text-text-2">
          {t("executed")} <b className="text-card text-text">{executed}</b>
          {t("of", { total })}
        </span>
        {parts.map(({ result, text }) =>
          by[result] > 0 || always.includes(result) ? (
            <span key={result} className={`font-bold ${text}`}>
              {word(result)} {by[result]}
            </span>
          ) : null,
        )}
      </p>
      <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {parts.map(({ result, fill }) =>
          by[result] > 0 ? (
            <span
              key={result}
              className={`${fill} rounded-full forced-colors:border`}
              style={{ flexGrow: by[result] }}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}
