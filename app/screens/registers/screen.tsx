/** Any register: its list, its detail and its form, all drawn from the definition that the address names. */
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { NewRecord } from "@/components/record/new-record";
import type { ListMoves } from "@/components/record/record-list";
import { RecordPanes } from "@/components/record/record-panes";
import { useRecordScope } from "@/components/record/record-scope";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import type { Definition } from "@/lib/records/define";
import { testCase } from "@/lib/records/test-case";
import { href } from "../../router/addresses";
import { navigate } from "../../router/place";
import { ProjectScope } from "../../router/project-scope";
import { useRoute } from "../../router/use-route";
import { useShortcut } from "../../shell/shortcuts";

export default function RegistersScreen() {
  return (
    <ProjectScope>
      <Register />
    </ProjectScope>
  );
}

function Register() {
  const { registry } = useRecordScope();
  const definition = registry.get(useRoute().params.kind ?? "");
  if (!definition || definition.inline || definition.writing === "server") return <NoRegister />;
  if (definition.kind === testCase.kind) return <ToTests />;
  return <RegisterOf key={definition.kind} definition={definition} />;
}

/** Test cases have a screen of their own; old addresses and links typed by hand lead to it. */
function ToTests() {
  const { name, params, query } = useRoute();
  const { project } = useRecordScope();
  const { record = "" } = params;
  const given = Object.fromEntries(query);
  const address = {
    newEntry: href("newTestCase", { project }, given),
    entry: href("testCase", { project, record }),
  };
  const to = name === "newEntry" || name === "entry" ? address[name] : href("tests", { project });
  useEffect(() => navigate(to, { replace: true }), [to]);
  return null;
}

function RegisterOf({ definition }: { definition: Definition }) {
  const t = useTranslations("record.keys");
  const { name, params, query } = useRoute();
  const { project, addressOf } = useRecordScope();
  const moves = useRef<ListMoves>(null);
  useShortcut("j", t("next"), () => moves.current?.move(1));
  useShortcut("k", t("previous"), () => moves.current?.move(-1));
  const { kind } = definition;
  const list = href("register", { project, kind });
  if (name === "newEntry")
    return (
      <NewRecord
        definition={definition}
        draft={query.get("draft")}
        given={query}
        room={query.get("room")}
        back={parentAddress(definition, query, addressOf) ?? list}
      />
    );
  return (
    <RecordPanes
      definition={definition}
      record={params.record ?? null}
      list={list}
      newAddress={href("newEntry", { project, kind })}
      up={href("more")}
      moves={moves}
    />
  );
}

/** What is written for a meeting or a case leads back to it. */
function parentAddress(
  { fields, parent = "" }: Definition,
  query: URLSearchParams,
  addressOf: (kind: string, id: string) => string | null,
): string | null {
  const id = query.get(parent);
  const [kind] = fields[parent]?.spec.targets ?? [];
  return id && kind ? addressOf(kind, id) : null;
}

function NoRegister() {
  const t = useTranslations("shell.notFound");
  return (
    <ScreenFrame header={<PageHeader title={t("title")} back={href("more")} />} padded>
      <EmptyState
        icon={SearchX}
        action={<LinkButton href={href("more")}>{t("action")}</LinkButton>}
      >
        {t("text")}
      </EmptyState>
    </ScreenFrame>
  );
}
