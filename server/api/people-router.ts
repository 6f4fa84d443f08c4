/** Set-up, projects, members, rooms, devices and invitations. What carries a token is a mutation, so that no token stands in an address. */
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { JoiningErrorCode } from "@/lib/records/joining";
import {
  account,
  memberChange,
  newProject,
  newRoom,
  organisationAccount,
  place,
  token,
} from "@/lib/records/people-input";
import { addressOf } from "@/server/auth/address";
import { changeProject } from "@/server/auth/change-project";
import { leftDevices, memberDevices, ownDevices, revokeDevice } from "@/server/auth/devices";
import {
  cancelInvitation,
  invitationInfo,
  invite,
  inviteAs,
  openInvitations,
  redeem,
} from "@/server/auth/invitations";
import { limits } from "@/server/auth/limits";
import { changeMember, removeMember } from "@/server/auth/members";
import { openedPeople } from "@/server/auth/opened";
import { PeopleError } from "@/server/auth/people-error";
import { createProject, type NewProject } from "@/server/auth/projects";
import { addToRoom, openRoom, removeFromRoom } from "@/server/auth/rooms";
import { isSetUpLinkOpen, setUp } from "@/server/auth/set-up";
import { enterDemo, makeDemo, moveDemo } from "@/server/demo/demo";
import { openedFiles } from "@/server/files/opened";
import { CallFailure } from "@/server/sync/call-failure";
import { openProcedure, procedure, router } from "./trpc";

const statuses: Readonly<Record<JoiningErrorCode, TRPCError["code"]>> = {
  spentLink: "NOT_FOUND",
  spentInvitation: "NOT_FOUND",
  emailTaken: "CONFLICT",
  weakPassword: "BAD_REQUEST",
  alreadyMember: "CONFLICT",
  othersInvitation: "CONFLICT",
  unknownVendor: "BAD_REQUEST",
  vendorStays: "BAD_REQUEST",
  lastLead: "CONFLICT",
  lastInRoom: "CONFLICT",
  chartCircle: "BAD_REQUEST",
  realProjects: "CONFLICT",
  demoBackwards: "BAD_REQUEST",
  forbidden: "FORBIDDEN",
  missing: "NOT_FOUND",
  tooManyTries: "TOO_MANY_REQUESTS",
};

/** Gives a coded error its HTTP status, so that it does not count as a fault of the server. */
async function coded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PeopleError)) throw error;
    throw new TRPCError({ code: statuses[error.code], cause: error });
  }
}

/** For those who come with a link: tries are counted by address, and by the address of the account. */
async function withLink(headers: Headers, email?: string) {
  const people = await openedPeople();
  const { limiter } = people;
  const byAccount = () =>
    email === undefined
      ? 0
      : limiter.wait(`link:account:${email.toLowerCase()}`, limits.link.account);
  const wait =
    limiter.wait(`link:address:${addressOf(headers)}`, limits.link.address) || byAccount();
  if (wait > 0) throw new PeopleError("tooManyTries", { retryAfterMs: wait });
  return people;
}

/** People, and where the demo's photos are kept. */
const openedTeller = async () => ({ ...(await openedPeople()), files: await openedFiles() });

const id = z.string().max(128);
/** A moment in Japan, where the demo plays. */
const wallClock = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(`${text}:00+09:00`)));

export const peopleRouter = router({
  /** Whether a set-up link still works. */
  setUpLink: openProcedure.input(z.object({ token })).mutation(({ ctx, input }) =>
    coded(
      withLink(ctx.headers).then(async (people) => ({
        open: await isSetUpLinkOpen(people, input.token),
      })),
    ),
  ),

  setUp: openProcedure.input(organisationAccount.extend({ token })).mutation(({ ctx, input }) =>
    coded(
      withLink(ctx.headers, input.email).then(async (people) => {
        const userId = await setUp(people, input);
        // A demo that was made before there was anybody waits for its administrator.
        await enterDemo(people, { userId, name: input.name });
        return { userId };
      }),
    ),
  ),

  createProject: procedure.input(newProject).mutation(({ ctx, input }) =>
    coded(
      openedPeople().then(async (people) => ({
        project: await createProject(people, ctx.user, fieldsOf(input)),
      })),
    ),
  ),

  changeProject: procedure
    .input(z.object({ project: id, fields: newProject }))
    .mutation(({ ctx, input: { project, fields } }) =>
      coded(
        openedPeople().then((people) => changeProject(people, ctx.user, project, fieldsOf(fields))),
      ),
    ),

  makeDemo: procedure
    .input(z.object({ force: z.boolean().optional() }))
    .mutation(({ ctx, input: { force = false } }) =>
      coded(
        openedTeller().then(async (people) => ({
          project: await makeDemo(people, ctx.user, { force }),
        })),
      ),
    ),

  moveDemo: procedure.input(z.object({ project: id, to: wallClock })).mutation(({ ctx, input }) =>
    coded(
      openedTeller().then(async (people) => ({
        now: await moveDemo(people, ctx.user, input.project, input.to),
      })),
    ),
  ),

  invite: procedure
    .input(place.extend({ project: id }))
    .mutation(({ ctx, input: { project, ...invited } }) =>
      coded(openedPeople().then((people) => invite(people, ctx.user, project, invited))),
    ),

  /** For a member who has no means to sign in yet, such as the people of the demo. */
  inviteAs: procedure
    .input(z.object({ project: id, member: id }))
    .mutation(({ ctx, input }) =>
      coded(
        openedPeople().then((people) => inviteAs(people, ctx.user, input.project, input.member)),
      ),
    ),

  invitations: procedure
    .input(z.object({ project: id }))
    .query(({ ctx, input }) =>
      coded(openedPeople().then((people) => openInvitations(people, ctx.user, input.project))),
    ),

  cancelInvitation: procedure
    .input(z.object({ project: id, invitation: id }))
    .mutation(({ ctx, input }) =>
      coded(
        openedPeople().then((people) =>
          cancelInvitation(people, ctx.user, input.project, input.invitation),
        ),
      ),
    ),

  changeMember: procedure
    .input(memberChange.extend({ project: id, member: id }))
    .mutation(({ ctx, input: { project, member, ...change } }) =>
      coded(
        openedPeople().then((people) => changeMember(people, ctx.user, project, member, change)),
      ),
    ),

  removeMember: procedure
    .input(z.object({ project: id, member: id }))
    .mutation(({ ctx, input }) =>
      coded(
        openedPeople().then((people) =>
          removeMember(people, ctx.user, input.project, input.member),
        ),
      ),
    ),

  openRoom: procedure
    .input(newRoom.extend({ project: id }))
    .mutation(({ ctx, input: { project, ...room } }) =>
      coded(
        openedPeople().then(async (people) => ({
          room: await openRoom(people, ctx.user, project, room),
        })),
      ),
    ),

  addToRoom: procedure
    .input(newRoom.pick({ members: true }).extend({ room: id }))
    .mutation(({ ctx, input }) =>
      coded(
        openedPeople().then((people) => addToRoom(people, ctx.user, input.room, input.members)),
      ),
    ),

  removeFromRoom: procedure
    .input(z.object({ room: id, member: id }))
    .mutation(({ ctx, input }) =>
      coded(
        openedPeople().then((people) => removeFromRoom(people, ctx.user, input.room, input.member)),
      ),
    ),

  devices: procedure.query(({ ctx }) =>
    coded(openedPeople().then((people) => ownDevices(people, ctx.user))),
  ),

  memberDevices: procedure
    .input(z.object({ project: id, member: id }))
    .query(({ ctx, input }) =>
      coded(
        openedPeople().then((people) =>
          memberDevices(people, ctx.user, input.project, input.member),
        ),
      ),
    ),

  leftDevices: procedure
    .input(z.object({ project: id }))
    .query(({ ctx, input }) =>
      coded(openedPeople().then((people) => leftDevices(people, ctx.user, input.project))),
    ),

  /** With a project: the device of a member whom the caller leads there. Without: one of the caller's own. */
  revokeDevice: procedure
    .input(z.object({ device: id, project: id.optional(), wipeOnly: z.boolean().optional() }))
    .mutation(({ ctx, input: { device, project, wipeOnly } }) =>
      coded(
        openedPeople().then((people) =>
          revokeDevice(people, ctx.user, device, {
            ...(project !== undefined && { project }),
            ...(wipeOnly !== undefined && { wipeOnly }),
          }),
        ),
      ),
    ),

  invitationInfo: openProcedure
    .input(z.object({ token }))
    .mutation(({ ctx, input }) =>
      coded(withLink(ctx.headers).then((people) => invitationInfo(people, input.token))),
    ),

  /** With an account: for somebody new. Without: for the person signed in. */
  redeem: openProcedure
    .input(z.object({ token, account: account.optional() }))
    .mutation(({ ctx, input }) =>
      coded(
        withLink(ctx.headers, input.account?.email).then(async (people) => {
          const who = input.account ?? ctx.user;
          if (!who && ctx.isRevoked) throw new CallFailure("revoked");
          if (!who) throw new TRPCError({ code: "UNAUTHORIZED" });
          return { project: await redeem(people, input.token, who) };
        }),
      ),
    ),
});

/** What the form left empty holds nothing. */
const fieldsOf = ({ from, to, ...rest }: z.output<typeof newProject>): NewProject => ({
  ...rest,
  from: from || null,
  to: to || null,
});
