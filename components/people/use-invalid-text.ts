/** Puts the codes of the input schemas into words. */
import { useTranslations } from "next-intl";

const codes = [
  "required",
  "tooLong",
  "characters",
  "email",
  "password",
  "day",
  "order",
  "timeZone",
  "vendorCode",
  "reservedCode",
  "chooseMembers",
  "double",
  "tooMany",
  "number",
] as const;

/** Answers a function from the message of a field error to its text; undefined stays undefined. */
export function useInvalidText(): (message: unknown) => string | undefined {
  const t = useTranslations("people.invalid");
  return (message) => {
    if (typeof message !== "string") return undefined;
    return t(codes.find((code) => code === message) ?? "other");
  };
}
