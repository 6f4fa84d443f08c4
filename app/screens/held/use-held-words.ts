/** What a change in quarantine wanted, in words. */
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import {
  enteredValues,
  fieldNames,
  heldText,
  nameOfParked,
  stateName,
  titleKey,
} from "@/components/sync/parked-words";
import { useRecord } from "@/lib/local/hooks/use-record";
import type { HeldChange } from "@/lib/sync/held";

export function useHeldWords({ op }: HeldChange) {
  const t = useTranslations("people.held.wish");
  const { registry, reading, addressOf } = useRecordScope();
  const definition = registry.get(op.kind);
  const record = useRecord(op.record);
  // A comment or photo has no screen: it is found at the record that it belongs to.
  const parent = definition?.parent && (record?.fields ?? op.set)[definition.parent];
  const owner = useRecord(typeof parent === "string" ? parent : null);
  const target = owner ?? record ?? null;
  return {
    title: t(titleKey(op.type), {
      what: nameOfParked(
        definition,
        op,
        target,
        reading,
        target ? registry.get(target.kind) : undefined,
      ),
      fields: fieldNames(definition, op, reading),
      from: stateName(definition, op.was.state, reading),
      to: stateName(definition, op.set.state, reading),
    }),
    /** What the record holds now stands beside what was wanted. */
    values: enteredValues(definition, op, reading).map((value) => ({
      ...value,
      now: record ? heldText(definition, record, value.field, reading) : null,
    })),
    address: target ? addressOf(target.kind, target.id) : null,
  };
}
