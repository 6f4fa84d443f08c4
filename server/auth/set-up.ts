/** The first run: a one-time link, and what it makes. Nothing else creates the first administrator. */
import { v7 as uuidv7 } from "uuid";
import type { Store } from "@/server/store/store";
import type { NewAccount } from "./accounts";
import { joinAsNewUser } from "./join";
import { by } from "./noted";
import type { People } from "./people";
import { PeopleError } from "./people-error";
import { ORGANISATION } from "./places";
import { hashToken, newToken } from "./token";

const LINK_LIVES_MS = 7 * 86_400_000;
/** Stands as the user of a link that a newer one replaced. */
const REPLACED = "replaced";

/** True once a first administrator exists. */
export async function isSetUp(store: Store): Promise<boolean> {
  return (await store.meta(ORGANISATION)) !== undefined;
}

/**
 * Makes a fresh set-up link, with which older ones end. The token stands in the fragment, which
 * browsers never send.
 * @returns undefined once a first administrator exists
 */
export async function issueSetUpLink({
  store,
  publicUrl,
  now,
}: Pick<People, "store" | "publicUrl" | "now">): Promise<string | undefined> {
  const token = newToken();
  const issued = await store.transaction(async (tx) => {
    if ((await tx.meta(ORGANISATION)) !== undefined) return false;
    for (const old of await tx.openInvitations(null)) {
      if (old.purpose === "setup") await tx.spendInvitation(old.tokenHash, REPLACED, now());
    }
    await tx.addInvitation({
      tokenHash: hashToken(token),
      purpose: "setup",
      project: null,
      role: "admin",
      side: "user",
      organisation: "",
      createdBy: null,
      createdAt: now(),
      expiresAt: now() + LINK_LIVES_MS,
      usedAt: null,
      usedBy: null,
    });
    return true;
  });
  return issued ? `${publicUrl}/setup#${token}` : undefined;
}

/** True while the link opens the set-up. */
export async function isSetUpLinkOpen({ store, now }: People, token: string): Promise<boolean> {
  const link = await store.invitation(hashToken(token));
  return (
    link?.purpose === "setup" &&
    link.usedAt === null &&
    link.expiresAt > now() &&
    !(await isSetUp(store))
  );
}

export interface SetUp extends NewAccount {
  token: string;
  organisation: string;
}

/**
 * Makes the organisation and its administrator.
 * @returns the administrator's user id
 * @throws PeopleError `spentLink`, `weakPassword`
 */
export async function setUp(people: People, given: SetUp): Promise<string> {
  if (!(await isSetUpLinkOpen(people, given.token))) throw new PeopleError("spentLink");
  return joinAsNewUser(people, given, async (tx, userId) => {
    const at = people.now();
    if ((await tx.meta(ORGANISATION)) !== undefined) throw new PeopleError("spentLink");
    if (!(await tx.spendInvitation(hashToken(given.token), userId, at))) {
      throw new PeopleError("spentLink");
    }
    const id = uuidv7();
    await tx.addSpace({
      id,
      kind: "organisation",
      project: null,
      name: given.organisation.trim(),
      seq: 0,
      code: "",
      createdAt: at,
    });
    await tx.putMembership({
      space: id,
      userId,
      role: "admin",
      side: "user",
      since: at,
      revokedAt: null,
    });
    await tx.setMeta(ORGANISATION, id);
    await tx.note(by({ userId }, { space: id, what: "setUp", about: userId, at }));
  });
}
