/** The facts of the project, and which of its rooms one sees. */
import { FolderOpen, Pencil } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { roomsIn, useRecordScope } from "@/components/record/record-scope";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useRecord } from "@/lib/local/hooks/use-record";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { isLeading } from "@/lib/records/joining";
import { project as definition, type Vendor } from "@/lib/records/project";
import { href } from "../../router/addresses";
import { ProjectScope } from "../../router/project-scope";
import { useProjectId } from "../../router/use-route";

export default function ProjectScreen() {
  return (
    <ProjectScope>
      <Project />
    </ProjectScope>
  );
}

function Project() {
  const t = useTranslations("people.project");
  const { project, actor } = useRecordScope();
  const record = useRecord(project);
  return (
    <ScreenFrame
      header={<PageHeader title={t("title")} back={href("more")} />}
      padded
      keepScroll="project"
    >
      {record === null && <EmptyState icon={FolderOpen}>{t("empty")}</EmptyState>}
      {record && (
        <>
          <Facts fields={record.fields} />
          <div className="flex flex-wrap gap-3">
            <LinkButton href={href("members", { project })}>{t("members")}</LinkButton>
            {isLeading(actor) && (
              <LinkButton href={href("editProject", { project })} icon={Pencil}>
                {t("edit")}
              </LinkButton>
            )}
          </div>
        </>
      )}
    </ScreenFrame>
  );
}

function Facts({ fields }: { fields: Record<string, unknown> }) {
  const t = useTranslations("people.project");
  const language = useLocale();
  const label = (name: keyof typeof definition.fields) =>
    definition.fields[name].spec.label[language];
  const phase = definition.fields.phase.spec.options?.[String(fields.phase)];
  const sizes = [
    typeof fields.ksloc === "number" ? t("ksloc", { value: fields.ksloc }) : "",
    typeof fields.screenCount === "number" ? t("screens", { value: fields.screenCount }) : "",
  ].filter(Boolean);
  return (
    <Card>
      <h2 className="mb-3 text-card font-bold">{String(fields.name ?? "")}</h2>
      <dl className="grid gap-x-6 gap-y-4 tablet:grid-cols-[9rem_1fr]">
        <Fact label={label("phase")}>{phase?.label[language]}</Fact>
        <Fact label={t("period")}>{period(textIn(fields.from), textIn(fields.to), t("open"))}</Fact>
        <Fact label={label("timeZone")}>{textIn(fields.timeZone)}</Fact>
        <Fact label={label("modules")}>{lines(textsIn(fields.modules))}</Fact>
        <Fact label={label("systems")}>{lines(textsIn(fields.systems))}</Fact>
        <Fact label={label("vendors")}>{lines(vendorsIn(fields.vendors).map(vendorLine))}</Fact>
        <Fact label={label("holidays")}>{lines(textsIn(fields.holidays))}</Fact>
        <Fact label={label("workingDays")}>{lines(textsIn(fields.workingDays))}</Fact>
        <Fact label={t("size")}>{lines(sizes)}</Fact>
        <Fact label={t("rooms")}>
          <Rooms />
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslations("people.project");
  return (
    <div className="contents">
      <dt className="text-meta font-bold text-text-3 max-tablet:-mb-3 tablet:pt-0.5">{label}</dt>
      <dd className="text-body">{children || <span className="text-text-3">{t("none")}</span>}</dd>
    </div>
  );
}

/** The spaces of the project that this person reads. */
function Rooms() {
  const t = useTranslations("people.project");
  const project = useProjectId();
  const rooms = roomsIn(useSpaces() ?? [], project);
  return lines(
    rooms.flatMap((space) => {
      if (space.kind === "project") return [t("roomProject")];
      if (space.kind === "internal") return [t("roomInternal")];
      if (space.kind === "vendor") return [t("roomVendor", { name: space.name })];
      return [t("roomPrivate", { name: space.name })];
    }),
  );
}

function lines(texts: readonly string[]): ReactNode {
  if (texts.length === 0) return null;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

const textIn = (value: unknown) => (typeof value === "string" ? value : "");

const textsIn = (value: unknown) =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

const vendorsIn = (value: unknown) => (Array.isArray(value) ? (value as Vendor[]) : []);

const vendorLine = ({ code, name, system }: Vendor) =>
  [`${code}：${name}`, system].filter(Boolean).join("・");

const period = (from: string, to: string, open: string) =>
  from || to ? `${from || open} – ${to || open}` : "";
