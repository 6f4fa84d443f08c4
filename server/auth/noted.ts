/** What the record of who did what keeps of people: who, as which event, never a token or an address of mail. */
import type { NewEvent } from "@/server/store/store";
import type { User } from "./people";

/** An event of somebody who is signed in; which machine it was is in the record of their sign-ins. */
export const by = (
  { userId }: Pick<User, "userId">,
  event: Omit<NewEvent, "userId" | "device">,
): NewEvent => ({ ...event, userId, device: "" });

/** Enough of an invitation's hash to find its other events, and no key to anything. */
export const shortOf = (tokenHash: string) => tokenHash.slice(0, 12);
