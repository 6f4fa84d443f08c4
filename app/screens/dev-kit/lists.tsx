/** The kit's rows, cards, empty state, progress, banner, and what opens above the screen. */
import { Bug, Copy, Download, GitCompare, Info, Trash2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { HeadCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu } from "@/components/ui/menu";
import { ProgressBar } from "@/components/ui/progress-bar";
import { ButtonRow, LinkRow, Row, RowList } from "@/components/ui/row";
import { SeverityMark } from "@/components/ui/severity-mark";
import { Sheet } from "@/components/ui/sheet";
import { StateMark } from "@/components/ui/state-mark";
import { showToast } from "@/components/ui/toast-store";
import type { Samples } from "./samples";

export function Lists({ words, name }: { words: Samples; name: string }) {
  const meta = (
    <>
      {words.rowMeta}
      <StateMark fill={0.25} tone="link" label={words.states[2] ?? ""} />
    </>
  );
  const mark = <SeverityMark level={4} label={words.severities[0] ?? ""} bare />;
  return (
    <>
      <RowList label={`${words.list} ${name}`} framed>
        <li>
          <LinkRow href="/dev/kit" mark={mark} title={words.row} meta={meta} current />
        </li>
        <li>
          <LinkRow
            href="/dev/kit"
            mark={mark}
            title={words.subjectValue}
            meta={meta}
            fact={words.rowTrailing}
          />
        </li>
        <li>
          <ButtonRow title={words.outline} chevron />
        </li>
        <li>
          <Row title={words.assignee} trailing={words.people[0]} />
        </li>
      </RowList>
      <HeadCard tone="warn" icon={GitCompare} title={words.conflict} meta={words.conflictMeta}>
        <div className="flex flex-wrap gap-3 *:flex-1">
          <Button>{words.keep}</Button>
          <Button>{words.use}</Button>
        </div>
      </HeadCard>
      <HeadCard tone="err" icon={TriangleAlert} title={words.parked}>
        <p className="text-detail text-text-2">{words.parkedText}</p>
      </HeadCard>
      <EmptyState icon={Bug} action={<Button variant="primary">{words.record}</Button>}>
        {words.empty}
      </EmptyState>
    </>
  );
}

export function Notices({ words }: { words: Samples }) {
  return (
    <>
      <ProgressBar label={words.upload} value={3.4} max={5.5} text="3.4／5.5MB" />
      <Banner icon={Info} onDismiss={() => undefined}>
        {words.banner}
      </Banner>
      <Banner icon={TriangleAlert} tone="warn">
        {words.parkedText}
      </Banner>
    </>
  );
}

export function Layers({ words }: { words: Samples }) {
  const [open, setOpen] = useState(false);
  const toast = () => showToast({ text: words.toast, onUndo: () => undefined });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={() => setOpen(true)}>{words.openSheet}</Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={words.sheet}
        footer={
          <Button variant="primary" wide onClick={() => setOpen(false)}>
            {words.done}
          </Button>
        }
      >
        <p className="text-prose">{words.sheetText}</p>
      </Sheet>
      <Button onClick={toast}>{words.showToast}</Button>
      <Menu
        items={[
          { label: words.menu[0] ?? "", icon: Copy, onSelect: toast },
          { label: words.menu[1] ?? "", icon: Download, onSelect: toast },
          { label: words.menu[2] ?? "", icon: Trash2, tone: "err", onSelect: toast },
        ]}
      />
    </div>
  );
}
