/** Every area of texts. A new one is its file in messages/ and a line here. */
import { capture } from "./messages/capture";
import { meetings } from "./messages/meetings";
import { people } from "./messages/people";
import { record } from "./messages/record";
import { search } from "./messages/search";
import { settings } from "./messages/settings";
import { shell } from "./messages/shell";
import { sync } from "./messages/sync";
import { tests } from "./messages/tests";
import { today } from "./messages/today";
import { training } from "./messages/training";
import { ui } from "./messages/ui";

export const areas = {
  capture,
  meetings,
  people,
  record,
  search,
  settings,
  shell,
  sync,
  tests,
  today,
  training,
  ui,
};
