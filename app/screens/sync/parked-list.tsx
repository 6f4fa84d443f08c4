/** The refused changes, each with its repair. */
import { useTranslations } from "next-intl";
import { navigate } from "@/app/router/place";
import { useRecordScope } from "@/components/record/record-scope";
import type { Reading } from "@/components/record/value-text";
import { ParkedCard } from "@/components/sync/parked-card";
import { mayBeAgain } from "@/components/sync/parked-view";
import { useLocal } from "@/lib/local/hooks/provider";
import { useMembers } from "@/lib/local/hooks/use-members";
import { useRecord } from "@/lib/local/hooks/use-record";
import { type ParkedGroup, parkedGroups } from "@/lib/local/parked-groups";
import { isLeading } from "@/lib/records/joining";
import { isPresent } from "@/lib/records/member";
import type { Actor, Role, Side } from "@/lib/records/rights";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { SpaceScope } from "./space-scope";
import { usePlainReading } from "./use-plain-reading";

export function ParkedList({
  spaces,
  parked,
}: {
  spaces: readonly SpaceInfo[];
  parked: Parameters<typeof parkedGroups>[0];
}) {
  const t = useTranslations("sync.screen");
  const plain = usePlainReading();
  const groups = parkedGroups(parked);
  if (!groups.length) return null;
  return (
    <section aria-label={t("parked")} className="grid gap-4">
      <h2 className="sr-only">{t("parked")}</h2>
      {groups.map((group, place) => {
        const space = spaces.find(({ id }) => id === group.culprit.space);
        const first = place === 0;
        const { opId } = group.culprit;
        // Where the person has left the space nobody's names can be read any more.
        return space ? (
          <SpaceScope key={opId} space={space}>
            <Scoped group={group} first={first} />
          </SpaceScope>
        ) : (
          <OneCard
            key={opId}
            {...{ group, first }}
            reading={plain}
            inside={false}
            addressOf={() => null}
          />
        );
      })}
    </section>
  );
}

interface CardProps {
  group: ParkedGroup;
  first: boolean;
}

function Scoped(props: CardProps) {
  const { reading, addressOf, project, actor } = useRecordScope();
  const members = useMembers(project);
  const deciding = [...(members ?? [])].filter(
    ([id, { fields }]) =>
      isPresent(fields) &&
      isLeading({ role: fields.role as Role, side: fields.side as Side }) &&
      id !== actor.userId,
  );
  // Administrators may decide too, but it is the lead whom people know.
  const named = deciding.filter(([, { fields }]) => fields.role === "lead");
  const leads = (named.length ? named : deciding).map(([id]) => id);
  return <OneCard {...props} {...{ reading, addressOf, leads, actor }} inside />;
}

function OneCard({
  group,
  first,
  reading,
  inside,
  leads = [],
  actor,
  addressOf,
}: CardProps & {
  reading: Reading;
  inside: boolean;
  leads?: readonly string[];
  actor?: Actor;
  addressOf: (kind: string, id: string) => string | null;
}) {
  const { registry } = useLocal();
  const { op } = group.culprit;
  const definition = registry.get(op.kind);
  const record = useRecord(op.record) ?? null;
  // A comment or photo has no screen: it is found at the record that it belongs to.
  const parent = definition?.parent && (record?.fields ?? op.set)[definition.parent];
  const owner = useRecord(typeof parent === "string" ? parent : null);
  const target = owner ?? record;
  return (
    <ParkedCard
      {...{ group, definition, reading, inside, first, leads }}
      ownerDefinition={target ? registry.get(target.kind) : undefined}
      again={mayBeAgain(definition, group.culprit, record, actor)}
      onOpen={navigate}
      record={target ?? null}
      address={target ? addressOf(target.kind, target.id) : null}
    />
  );
}
