/** Runs what a form sends and keeps the code of what went wrong, until the next try. */
import { useState } from "react";
import { type ProblemCode, problemOf } from "@/lib/api/problem";

export function useAttempt(): {
  problem: ProblemCode | null;
  attempt: (work: () => Promise<void>) => Promise<void>;
} {
  const [problem, setProblem] = useState<ProblemCode | null>(null);
  return {
    problem,
    attempt: async (work) => {
      setProblem(null);
      try {
        await work();
      } catch (error) {
        setProblem(problemOf(error));
      }
    },
  };
}
