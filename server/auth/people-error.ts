/** What can go wrong with links, invitations and projects, as codes that the screens put into words. */

export const peopleErrorCodes = [
  /** The set-up link was used, replaced or never existed. */
  "spentLink",
  /** The invitation was used, cancelled, has run out or never existed. */
  "spentInvitation",
  "emailTaken",
  "weakPassword",
  "alreadyMember",
  "unknownVendor",
  "forbidden",
  "missing",
  "tooManyTries",
] as const;
export type PeopleErrorCode = (typeof peopleErrorCodes)[number];

export class PeopleError extends Error {
  override readonly name = "PeopleError";

  constructor(
    readonly code: PeopleErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
