/** What the command line may ask for. */
import { parseArgs } from "node:util";

export interface Options {
  /** Keys of the measurements to take; empty means all. */
  readonly only: readonly string[];
  /** Interleaved runs of what is timed as a whole. */
  readonly runs: number;
  /** Records in the project. */
  readonly records: number;
  /** Samples of what takes milliseconds, in all runs together. */
  readonly samples: number;
  /** Where the JSON goes. */
  readonly out: string;
}

/** @throws for an unknown option or a number that is none */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string", default: "" },
      runs: { type: "string" },
      quick: { type: "boolean", default: false },
      out: { type: "string", default: ".cache/bench/result.json" },
    },
  });
  const runs = values.runs === undefined ? (values.quick ? 1 : 5) : Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs: use a whole number from 1.");
  return {
    only: values.only.split(",").filter(Boolean),
    runs,
    records: 10_000,
    samples: values.quick ? 20 : 100,
    out: values.out,
  };
}
