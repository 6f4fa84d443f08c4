/** What a change in quarantine wanted, in words. */
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import {
  enteredValues,
  fieldNames,
  nameOfParked,
  stateName,
  titleKey,
} from "@/components/sync/parked-words";
import { useRecord } from "@/lib/local/hooks/use-record";
import type { HeldChange } from "@/lib/sync/held";

export function useHeldWords({ op }: HeldChange) {
  const t = useTranslations("people.held.wish");
  const { registry, reading } = useRecordScope();
  const definition = registry.get(op.kind);
  const record = useRecord(op.record);
  return {
    title: t(titleKey(op.type), {
      what: nameOfParked(definition, op, record, reading),
      fields: fieldNames(definition, op, reading),
      to: stateName(definition, op, reading),
    }),
    values: enteredValues(definition, op, reading),
  };
}
