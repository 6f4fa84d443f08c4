/** Every area of texts. A new one is its file in messages/ and a line here. */
import { shell } from "./messages/shell";
import { ui } from "./messages/ui";

export const areas = { shell, ui };
