/** Invitations by link: made by whoever may, read by whoever holds the token, used once. */
import { mayInvite, type Place } from "@/lib/records/joining";
import type { Role, Side } from "@/lib/records/rights";
import type { Invitation, StoreTransaction } from "@/server/store/store";
import { canSignIn, giveCredentials, type NewAccount, nameOf } from "./accounts";
import { joinAsNewUser } from "./join";
import { memberRows } from "./members";
import { by, shortOf } from "./noted";
import type { People, User } from "./people";
import { PeopleError } from "./people-error";
import { demandVendor, placeIn } from "./places";
import { enterProject } from "./projects";
import { hashToken, newToken } from "./token";

const LIVES_MS = 48 * 3_600_000;

export interface InvitationLink {
  link: string;
  /** UTC milliseconds. */
  expiresAt: number;
}

export interface OpenInvitation extends Place {
  /** Names the invitation for `cancelInvitation`; opens nothing. */
  id: string;
  createdAt: number;
  expiresAt: number;
}

export interface InvitationInfo {
  project: string;
  projectName: string;
  role: Role;
  side: Side;
  organisation: string;
  /** Name of the member that the link makes one, where it is for one who is there already. */
  as?: string;
}

/**
 * @param project id of a project that the caller is in
 * @throws PeopleError `missing` to outsiders, `forbidden`, `unknownVendor`
 */
export async function invite(
  people: People,
  inviter: User,
  project: string,
  place: Place,
): Promise<InvitationLink> {
  return issue(people, inviter, project, async (tx) => {
    const own = await placeIn(tx, project, inviter.userId);
    if (!mayInvite(own, place)) throw new PeopleError("forbidden");
    await demandVendor(tx, project, place);
    return place;
  });
}

/**
 * Lets somebody be a member who is there already and has no means to sign in, such as the people of the demo. Only
 * an administrator of the project does so: what that member wrote becomes theirs.
 * @param person user id of the member
 * @throws PeopleError `missing`, `forbidden`, `alreadyMember` for somebody who can sign in
 */
export async function inviteAs(
  people: People,
  inviter: User,
  project: string,
  person: string,
): Promise<InvitationLink> {
  if ((await placeIn(people.store, project, inviter.userId)).role !== "admin")
    throw new PeopleError("forbidden");
  const place = await placeIn(people.store, project, person);
  if (await canSignIn(people.auth, person)) throw new PeopleError("alreadyMember");
  const { organisation } = (await memberRows(people.store, project)).get(person)?.fields ?? {};
  const told = place.side === "user" ? { organisation: String(organisation ?? "") } : {};
  return issue(people, inviter, project, async () => ({ ...place, ...told, person }));
}

/** @param whom answers what the link leads to, or throws where the inviter may not make it */
async function issue(
  { store, now: clock, publicUrl }: People,
  inviter: User,
  project: string,
  whom: (tx: StoreTransaction) => Promise<Place & { person?: string }>,
): Promise<InvitationLink> {
  const token = newToken();
  const now = clock();
  const expiresAt = now + LIVES_MS;
  await store.transaction(async (tx) => {
    const invited = await whom(tx);
    const tokenHash = hashToken(token);
    await tx.addInvitation({
      ...{ tokenHash, purpose: "member", project },
      ...invited,
      ...{ createdBy: inviter.userId, createdAt: now, expiresAt, usedAt: null, usedBy: null },
    });
    const { role, side, person = "" } = invited;
    const detail = { invitation: shortOf(tokenHash), role, side };
    await tx.note(by(inviter, { space: project, what: "invited", about: person, at: now, detail }));
  });
  return { link: `${publicUrl}/join#${token}`, expiresAt };
}

/**
 * The invitations of a project that still wait, for those who may make them.
 * @throws PeopleError `missing`, `forbidden`
 */
export async function openInvitations(
  { store, now }: People,
  reader: User,
  project: string,
): Promise<OpenInvitation[]> {
  const own = await placeIn(store, project, reader.userId);
  return (await store.openInvitations(project))
    .filter((invitation) => invitation.expiresAt > now() && mayInvite(own, invitation))
    .map(({ tokenHash, role, side, organisation, createdAt, expiresAt }) => ({
      id: tokenHash,
      role,
      side,
      organisation,
      createdAt,
      expiresAt,
    }));
}

/** Ends an invitation before its time. Harmless when it has ended already. @throws PeopleError `missing` */
export async function cancelInvitation(
  { store, now }: People,
  canceller: User,
  project: string,
  id: string,
): Promise<void> {
  await store.transaction(async (tx) => {
    const own = await placeIn(tx, project, canceller.userId);
    const invitation = await tx.invitation(id);
    if (invitation?.project !== project || !mayInvite(own, invitation)) {
      throw new PeopleError("missing");
    }
    const at = now();
    if (!(await tx.spendInvitation(id, canceller.userId, at))) return;
    const detail = { invitation: shortOf(id) };
    const what = "invitationCancelled" as const;
    await tx.note(by(canceller, { space: project, what, about: "", at, detail }));
  });
}

/** What the holder of a link is invited to. @throws PeopleError `spentInvitation` */
export async function invitationInfo(people: People, token: string): Promise<InvitationInfo> {
  const { project, role, side, organisation, person } = await openInvitation(people, token);
  const name = person && (await nameOf(people.auth, person));
  const space = await people.store.space(project);
  const rooms = await people.store.spacesOf(project);
  const vendor = rooms.find(({ kind, code }) => kind === "vendor" && code === organisation);
  return {
    project,
    projectName: space?.name ?? "",
    role,
    side,
    organisation: side === "vendor" ? (vendor?.name ?? organisation) : organisation,
    ...(name && { as: name }),
  };
}

/**
 * Uses an invitation, once: by somebody new, or by the person signed in.
 * @returns the project's id
 * @throws PeopleError `spentInvitation`, `emailTaken`, `weakPassword`, `alreadyMember`, `othersInvitation`
 */
export async function redeem(
  people: People,
  token: string,
  who: NewAccount | User,
): Promise<string> {
  const invitation = await openInvitation(people, token);
  const { project, tokenHash, role, side, organisation, person } = invitation;
  if (person !== undefined) return redeemAs(people, { ...invitation, person }, who);
  const now = people.now();
  let seq = 0;
  const enter = async (tx: Parameters<typeof enterProject>[0], user: User): Promise<void> => {
    if (!(await tx.spendInvitation(tokenHash, user.userId, now))) {
      throw new PeopleError("spentInvitation");
    }
    seq = await enterProject(tx, project, user, { role, side, organisation }, now);
    await noteJoined(tx, { project, tokenHash, role, side }, user, now);
  };
  if ("userId" in who) {
    await people.store.transaction(async (tx) => {
      const membership = await tx.membership(project, who.userId);
      if (membership?.revokedAt === null) throw new PeopleError("alreadyMember");
      await enter(tx, who);
    });
    people.membershipChanged(who.userId);
  } else {
    await joinAsNewUser(people, who, (tx, userId) => enter(tx, { userId, name: who.name.trim() }));
  }
  people.publish(project, seq);
  return project;
}

function noteJoined(
  tx: StoreTransaction,
  {
    project,
    tokenHash,
    role,
    side,
  }: Pick<Invitation, "tokenHash" | "role" | "side"> & { project: string },
  user: Pick<User, "userId">,
  at: number,
): Promise<void> {
  const detail = { invitation: shortOf(tokenHash), role, side };
  return tx.note(by(user, { space: project, what: "joined", about: user.userId, at, detail }));
}

/** Gives the member whom the invitation names an address and a password; their place stays as it is. */
function redeemAs(
  people: People,
  {
    project,
    tokenHash,
    person,
  }: Pick<Invitation, "tokenHash"> & { project: string; person: string },
  who: NewAccount | User,
): Promise<string> {
  if ("userId" in who) throw new PeopleError("othersInvitation");
  return people.oneAtATime(async () => {
    await giveCredentials(people.auth, person, who, () =>
      people.store.transaction(async (tx) => {
        const held = await tx.membership(project, person);
        const isIn = held?.revokedAt === null;
        if (!isIn || !(await tx.spendInvitation(tokenHash, person, people.now())))
          throw new PeopleError("spentInvitation");
        const { role, side } = held;
        await noteJoined(tx, { project, tokenHash, role, side }, { userId: person }, people.now());
      }),
    );
    return project;
  });
}

/** Unknown, used, cancelled and run out answer alike: only the holder of a living link learns anything. */
async function openInvitation(
  { store, now }: People,
  token: string,
): Promise<Invitation & { project: string }> {
  const invitation = await store.invitation(hashToken(token));
  const { project } = invitation ?? { project: null };
  if (
    !invitation ||
    project === null ||
    invitation.purpose !== "member" ||
    invitation.usedAt !== null ||
    invitation.expiresAt <= now()
  ) {
    throw new PeopleError("spentInvitation");
  }
  return { ...invitation, project };
}
