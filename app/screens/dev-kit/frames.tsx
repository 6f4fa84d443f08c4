/** The kit's header, panes, action bar and navigation, drawn small. */
import { Bug, Ellipsis, ListTodo, Search } from "lucide-react";
import { BottomActionBar } from "@/components/ui/bottom-action-bar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { BottomBar, type NavigationProps, Rail } from "@/components/ui/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { Panes } from "@/components/ui/panes";
import { LinkRow, RowList } from "@/components/ui/row";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { SeverityMark } from "@/components/ui/severity-mark";
import type { Samples } from "./samples";

const icons = [Bug, ListTodo, Search, Ellipsis];

export function Frames({ words, name }: { words: Samples; name: string }) {
  const items = words.nav.map((label, index) => ({
    key: label,
    label,
    icon: icons[index] ?? Bug,
    href: "/dev/kit",
    current: index === 0,
    badge: index === 0 ? 2 : undefined,
  }));
  const navigation: NavigationProps = {
    label: `${words.parts.frames} ${name}`,
    items: items.slice(0, 2),
    foot: items.slice(2),
    create: { label: words.record, href: "/dev/kit" },
    home: { label: "朝夕 Asayu", href: "/" },
  };
  return (
    <div className="flex h-160 flex-col overflow-hidden rounded-control border border-line-2 tablet:flex-row">
      <Rail {...navigation} />
      <div className="min-h-0 min-w-0 flex-1">
        <Panes
          listLabel={`${words.list} ${name}`}
          detailKey="1"
          list={
            <ScreenFrame header={<PageHeader title={words.list} />}>
              <RowList label={words.list}>
                <li>
                  <LinkRow
                    href="/dev/kit"
                    current
                    mark={<SeverityMark level={4} label={words.severities[0] ?? ""} bare />}
                    title={words.row}
                    meta={words.rowMeta}
                  />
                </li>
              </RowList>
            </ScreenFrame>
          }
          detail={
            <ScreenFrame
              padded
              header={<PageHeader title={words.detail} back="/dev/kit" meta={words.chip} />}
              actions={
                <BottomActionBar reason={words.lockedReason} reasonId={`reason-${name}`}>
                  <Button locked={words.lockedReason} lockedBy={`reason-${name}`}>
                    {words.locked}
                  </Button>
                  <Button variant="primary">{words.primary}</Button>
                </BottomActionBar>
              }
            >
              <EmptyState icon={Bug} action={<Button>{words.record}</Button>}>
                {words.empty}
              </EmptyState>
            </ScreenFrame>
          }
        />
      </div>
      <BottomBar {...navigation} />
    </div>
  );
}
