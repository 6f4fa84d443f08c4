/** How long somebody with the file would have to guess: by length first, because length is what counts. */

export type PasswordStrength = "short" | "fair" | "strong";

/** As for an account. */
const SHORTEST = 10;
const STRONG = 16;
const MIXED = 12;

const sorts = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[\p{Lo}\p{Lm}]/u, /[^\p{L}\p{N}]/u];

export function passwordStrength(password: string): PasswordStrength {
  const signs = [...password];
  const length = signs.length;
  // One sign over and over is as good as one.
  if (length < SHORTEST || new Set(signs).size < SHORTEST / 2) return "short";
  const mixed = sorts.filter((sort) => sort.test(password)).length;
  return length >= STRONG || (length >= MIXED && mixed >= 3) ? "strong" : "fair";
}
