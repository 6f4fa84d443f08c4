/** All measurements, in the order in which the table shows them. */
import type { Measurement } from "./bench";
import { codeSize } from "./measure/code-size";
import { emptyPull } from "./measure/empty-pull";
import { firstLoad } from "./measure/first-load";
import { killed } from "./measure/killed";
import { list, search } from "./measure/list";
import { liveEdit } from "./measure/live-edit";
import { offlineDay } from "./measure/offline-day";
import { save } from "./measure/save";
import { twoDevices } from "./measure/two-devices";
import { javascript } from "./screens/javascript";
import { lighthouseScores } from "./screens/lighthouse";
import { screens } from "./screens/list";
import { offlineStart } from "./screens/start";

export const measurements: readonly Measurement[] = [
  firstLoad,
  list,
  search,
  save,
  liveEdit,
  offlineDay,
  twoDevices,
  killed,
  emptyPull,
  codeSize,
  offlineStart,
  screens,
  javascript,
  lighthouseScores,
];
