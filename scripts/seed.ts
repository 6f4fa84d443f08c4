/** `npm run seed`: puts the demo project into DATA_DIR while no server runs, or says why not. */
import { get } from "node:http";
import { parseArgs } from "node:util";
import { openedPeople } from "../server/auth/opened";
import { PeopleError } from "../server/auth/people-error";
import { seedDemo, type Wish } from "../server/demo/demo";
import { mainProject } from "../server/demo/tell";
import { env, SettingError } from "../server/env";
import { openedFiles } from "../server/files/opened";
import { openedStore } from "../server/store";
import { StoreError } from "../server/store/errors";

const reasons: Readonly<Record<string, string>> = {
  realProjects:
    "実際のプロジェクトがあるため、デモは作りませんでした。並べて置くなら npm run seed -- --force としてください。 / There are real projects here, so no demo was made. To put it beside them: npm run seed -- --force",
  demoBackwards:
    "デモの日時は先へ進めるだけです。--until をいまより後にしてください。 / The demo's time only goes forward: choose a later --until.",
};

process.exitCode = await run();

async function run(): Promise<number> {
  const wish = readWish();
  if (typeof wish === "string") return fail(wish);
  try {
    if (await isServed())
      return fail(
        "サーバーが動いています。止めてから実行するか、画面の「デモを作る」を使ってください。 / The server is running: stop it first, or make the demo from its screen.",
      );
    process.umask(0o077);
    await seed(wish);
    return 0;
  } catch (error) {
    const known = error instanceof SettingError || error instanceof StoreError;
    if (known) return fail(error.message);
    if (error instanceof PeopleError) return fail(reasons[error.code] ?? error.code);
    throw error;
  }
}

async function seed(wish: Wish): Promise<void> {
  const { told, left, now } = await seedDemo(
    { ...(await openedPeople()), files: await openedFiles() },
    wish,
  );
  await (await openedStore()).close();
  const { dataDir, publicUrl } = env();
  console.log(
    told === 0
      ? `デモはもう入っています。 / The demo is there already: ${dataDir}`
      : `デモに ${told} 件を書きました。 / ${told} entries of the demo written: ${dataDir}`,
  );
  if (left > 0)
    console.log(
      `${left} 件は、あとから変えられた記録のため入れませんでした。 / ${left} were left out, since somebody has changed what they speak of.`,
    );
  console.log(`デモの現在日時 / The demo's now: ${now}`);
  console.log(
    `npm start のあと、ここで開けます。 / After npm start it opens at ${publicUrl}/p/${mainProject}`,
  );
}

/** What the options say, or a sentence about the one that cannot be read. */
function readWish(): Wish | string {
  const usage =
    "npm run seed -- [--until 2026-11-30T18:00] [--force]　日時は日本時間 / the time is Japan's";
  try {
    const { until, force } = parseArgs({
      options: { until: { type: "string" }, force: { type: "boolean" } },
    }).values;
    const isMoment = until === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(until);
    if (!isMoment || (until && Number.isNaN(Date.parse(`${until}:00+09:00`))))
      return `--until: ${usage}`;
    return { ...(until && { until }), ...(force && { force }) };
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n${usage}`;
  }
}

/** A server that writes to the same folder would not tell its devices of what is written here. */
function isServed(): Promise<boolean> {
  const { host, port } = env();
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return new Promise((done) => {
    get(`http://${reachable}:${port}/api/health`, (response) => {
      response.resume();
      done(response.statusCode === 200);
    }).on("error", () => done(false));
  });
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}
