/** What a tester does to a case: each judgement is a run of its own, on the device before anything is said. */
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useResultWord } from "@/components/acceptance/result-mark";
import { useRecordScope } from "@/components/record/record-scope";
import { useAct } from "@/components/record/use-act";
import { dayText } from "@/components/record/value-text";
import { defectOfRun, type RunPlace } from "@/lib/acceptance/defect-of-run";
import { afterOf } from "@/lib/acceptance/known-runs";
import { movedPlan } from "@/lib/acceptance/put-off";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useLocal } from "@/lib/local/hooks/provider";
import type { Saved } from "@/lib/local/writer";
import { defect } from "@/lib/records/defect";
import { testCase } from "@/lib/records/test-case";
import { type Result, testRun } from "@/lib/records/test-run";
import { href } from "../../router/addresses";

/** Why a test was not run, and when it will be; without a day only the reason is recorded. */
export interface PutOff {
  reason: string;
  rescheduledTo: string | null;
  rescheduledFrom: string | null;
}

export interface Judging {
  /** False for whoever may not judge: the vendor does not judge what it built. */
  may: boolean;
  /** Answers the run's id, null after a failure that was told. */
  judge(result: Exclude<Result, "ng" | "notRun">, reason?: string): Promise<string | null>;
  /** Whether a リスケ may change the case's own plan as well. */
  mayPlan: boolean;
  /** Answers false after a failure that was told. */
  putOff(wanted: PutOff): Promise<boolean>;
  /** Writes the run, then opens the capture filled in. */
  fail(step?: Shown): Promise<void>;
  /** Opens the capture for a run that found something. */
  writeDefect(run: string, step?: Shown): Promise<void>;
}

export function useJudging(
  test: Shown,
  runs: readonly Shown[],
  steps: readonly Shown[],
  place: RunPlace,
): Judging {
  const t = useTranslations("tests");
  const word = useResultWord();
  const { actor, project, reading, now, open } = useRecordScope();
  const { write, drafts, letters } = useLocal();
  const act = useAct();
  const busy = useRef(false);

  /** A second tap while the first one is being written is a slip of the finger. */
  async function once<T>(run: () => Promise<Saved<T> | null>): Promise<Saved<T> | null> {
    if (busy.current) return null;
    busy.current = true;
    try {
      return await run();
    } finally {
      busy.current = false;
    }
  }

  const runOf = (result: Result, more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ case: test.id, result, tester: actor.userId, executedAt: now(), device: letters },
    ...{ ...place, after: afterOf(runs), ...more },
  });
  const append = (result: Result, more?: Readonly<Record<string, unknown>>) =>
    write.append(test.space, testRun.kind, runOf(result, more));
  const mayPlan = mayDo(actor, testCase, "set", test.fields, "plannedOn");

  async function writeDefect(run: string, failed?: Shown): Promise<void> {
    const given = { case: test, run, steps, failed, place, device: letters };
    const fields = defectOfRun({ ...given, foundBy: actor.userId, occurredAt: now() });
    const { id } = await drafts.begin({ space: test.space, kind: defect.kind, fields });
    // On the disk before the capture opens: whoever leaves it finds it as 下書き beside the run.
    drafts.keep(id, fields);
    await drafts.flush();
    open(href("newDefect", { project }, { draft: id }));
  }

  return {
    mayPlan,
    may: test.deleted === null && mayDo(actor, testRun, "create", null),

    /**
     * 元に戻す is honest though runs only append: it is an op of its own on the author's own run, the history
     * keeps both, and a run made meanwhile elsewhere still names the one that was taken back. After the notice
     * has gone a correction is a further run.
     */
    async judge(result, reason) {
      const said = t("judged", { result: word(result) });
      const more = reason === undefined ? {} : { reason };
      const saved = await once(() => act(() => append(result, more), said));
      return saved?.value ?? null;
    },

    async putOff({ reason, rescheduledTo: to, rescheduledFrom: from }) {
      const { plannedOn } = test.fields;
      const moved = to ? { plannedOn, rescheduledTo: to, rescheduledFrom: from } : {};
      const said = to ? t("offSaved", { day: dayText(to, reading.language) }) : t("offReason");
      const saved = await once(() =>
        act(
          () =>
            write.group(test.space, (tap) => {
              tap.append(testRun.kind, runOf("notRun", { reason, ...moved }));
              if (to && mayPlan) tap.change(test.id, movedPlan(test, to, from));
            }),
          said,
        ),
      );
      return saved !== null;
    },

    // No 元に戻す here: a defect is being written on this run, and says that the run is saved. Judging again corrects it.
    async fail(step) {
      const more = step ? { failedStep: step.id } : {};
      const saved = await once(() => act(() => append("ng", more), null));
      if (saved) await writeDefect(saved.value, step);
    },
    writeDefect,
  };
}
