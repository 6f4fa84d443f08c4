/** What a person reads when the device could not do something. */
import type { useTranslations } from "next-intl";
import { isLocalError, type LocalErrorCode } from "@/lib/local/errors";

type Translate = ReturnType<typeof useTranslations<"record">>;

const texts = {
  deviceFull: "deviceFull",
  notSaved: "notSaved",
  locked: "locked",
  invalid: "invalid",
  fieldInvalid: "invalid",
  fieldMissing: "missing",
  forbidden: "forbidden",
  readOnly: "forbidden",
  undoForeign: "forbidden",
  missingSpace: "forbidden",
  illegalTransition: "illegalTransition",
  notTheFixer: "notTheFixer",
  missingRecord: "gone",
  deletedRecord: "gone",
  undoOvertaken: "undoOvertaken",
  fileEmpty: "fileEmpty",
  fileType: "fileType",
  fileUnreadable: "fileUnreadable",
  fileTooLarge: "fileTooLarge",
} as const satisfies Partial<Record<LocalErrorCode, string>>;

const isTold = (code: string): code is keyof typeof texts => Object.hasOwn(texts, code);

/** `name` is the file that was refused. */
export function errorText(t: Translate, error: unknown, name = ""): string {
  const code = isLocalError(error) ? error.code : "";
  return isTold(code) ? t(`error.${texts[code]}`, { name }) : t("error.other");
}
