/** Where the next run takes place: as the case's environment says, else as on this device before. */
import { useState } from "react";
import { useRecordScope } from "@/components/record/record-scope";
import type { RunPlace } from "@/lib/acceptance/defect-of-run";
import type { Shown } from "@/lib/local/database";
import { useRecord } from "@/lib/local/hooks/use-record";
import { rememberContext, rememberedContext } from "../../shell/remembered-context";

const textOf = (value: unknown) => (typeof value === "string" && value ? value : undefined);

export function useRunPlace(test: Shown): [RunPlace, (place: RunPlace) => void] {
  const { actor, project } = useRecordScope();
  const linked = useRecord(textOf(test.fields.environment) ?? null);
  const [remembered] = useState(() => rememberedContext(actor.userId, project));
  const [own, setOwn] = useState<RunPlace | null>(null);
  const given: RunPlace = {
    environment: textOf(linked?.fields.name) ?? remembered.environment,
    build: textOf(linked?.fields.build) ?? remembered.build,
  };
  return [
    own ?? given,
    (place) => {
      rememberContext(actor.userId, project, {
        ...rememberedContext(actor.userId, project),
        ...place,
      });
      setOwn(place);
    },
  ];
}
