/** The live hub of this process. */
import { closeFirst } from "../running";
import { createHub, type Hub } from "./hub";

// Next bundles server code more than once, so the one instance lives on the process itself.
const global = globalThis as typeof globalThis & { asayuHub?: Hub };

export function hub(): Hub {
  global.asayuHub ??= open();
  return global.asayuHub;
}

function open(): Hub {
  const opened = createHub();
  closeFirst({ name: "live", close: opened.close });
  return opened;
}

/** Tells the members who listen that `space` is now at `seq`. Call it after the commit. */
export const publish: Hub["publish"] = (space, seq) => hub().publish(space, seq);

/** To be called after somebody joined or left a space. */
export const membershipChanged: Hub["membershipChanged"] = (userId) =>
  hub().membershipChanged(userId);
