/** `npm run prove:memory`: the built server's memory under the hostile corpus, which comes six times unless told otherwise. */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { holdUnderCorpus } from "./rounds";

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "5" },
    share: { type: "string", default: "1" },
    leak: { type: "boolean", default: false },
  },
});
const { growth, problems } = await holdUnderCorpus({
  times: Number(values.times),
  share: Number(values.share),
  leak: values.leak,
  tell: (sentence) => console.log(sentence),
});
for (const problem of problems) console.error(`✗ ${problem}`);
console.log(
  `at the end ${growth.toFixed(3)} of the start; load average ${loadavg()[0]?.toFixed(1)}`,
);
console.log(`${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
