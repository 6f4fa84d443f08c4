/** `npm run restore -- <folder>`: puts a backup back while no server runs; what it replaces stays aside. */
import { resolve } from "node:path";
import { restore } from "../../server/backup/restore";
import { env } from "../../server/env";
import { folderGiven, program, say, timeText } from "./terminal";

await program(async () => {
  const from = folderGiven(
    "バックアップのフォルダを指定してください。 / Name the backup: npm run restore -- <folder>",
  );
  if (from === undefined) return 1;
  const { dataDir } = env();
  const restored = await restore({ dataDir, from: resolve(from), now: Date.now });
  const at = timeText(restored.manifest.takenAt);
  say(
    `${at} のバックアップに戻しました。 / Restored to the backup of ${at}.`,
    `  ${restored.folder}`,
  );
  if (restored.aside !== null)
    say(`  前のデータはここに残っています / What it replaced is kept here: ${restored.aside}`);
  say(
    "次にすること / Next:",
    "  1. npm start。端末がつながると、その後の変更を自分で送り直します。 / Devices send again what came after, once they connect.",
    "  2. メンバーと端末を確認してください。その後に外した人と端末、サインアウトは元に戻っています。 / Check members and devices: removals, revocations and sign-outs since then are undone.",
    "  3. npm run check-data。戻っていない変更が出ます。 / It lists what has not come back.",
  );
  return 0;
});
