/** All records of a kind: search as you type, scopes and conditions, drafts on top, rows only where seen. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { Plus, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { FilterTabs } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { SearchField } from "@/components/ui/field";
import { IconButton, IconLink } from "@/components/ui/icon-button";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { useLocal } from "@/lib/local/hooks/provider";
import { useDrafts } from "@/lib/local/hooks/use-drafts";
import type { Definition } from "@/lib/records/define";
import type { ListRow } from "@/lib/search/query";
import { endArrival, isArriving, onArrival } from "./arrivals";
import { EmptyList } from "./empty-list";
import { FilterSheet } from "./filter-sheet";
import { conditions, firstChoices, type ListChoices, queryOf, scopesOf } from "./list-choices";
import { DraftRow, RecordRow } from "./record-row";
import { useRecordScope } from "./record-scope";
import { useListWindow, windowOffset } from "./use-list-window";

/** Moves through the rows by key. */
export interface ListMoves {
  move: (by: 1 | -1) => void;
}

export interface RecordListProps {
  definition: Definition;
  /** The record whose detail is open. */
  current: string | null;
  /** The address of a new record; a draft opens there with `?draft=`. Absent: nobody may create here. */
  newAddress: string | null;
  /** The header leads to it. */
  plus: boolean;
  /** Where ‹ leads. */
  up?: string;
  /** Leads to other views of the same records; stands above the search. */
  views?: ReactNode;
  moves?: RefObject<ListMoves | null>;
}

const choicesByKind = new Map<string, ListChoices>();
const estimatedRow = 68;
/** Rows drawn beyond the edge on either side; each costs time at every leap through the list. */
const overscan = 3;

export function RecordList({
  definition,
  current,
  newAddress,
  plus,
  up,
  views,
  moves,
}: RecordListProps) {
  const t = useTranslations("record");
  const scope = useRecordScope();
  const { user } = useLocal();
  const { language } = scope.reading;
  const kind = definition.plural[language];
  const [choices, choose] = useChoices(definition);
  const [offset, setOffset] = useState(0);
  const [sheet, setSheet] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const { scroller, margin } = useScroller(list);

  const drafts = (useDrafts() ?? []).filter(
    ({ space, kind, record }) =>
      scope.spaces.includes(space) && kind === definition.kind && record === null,
  );
  const shownDrafts = newAddress === null ? [] : drafts;
  const query = useDeferredValue(queryOf(definition, scope.spaces, user.id, choices));
  const rows = useListWindow(query, offset);
  const { length: above } = shownDrafts;
  const count = above + (rows.total ?? 0);
  // Made anew only with the rows: the whole list is measured again for a new one.
  const keyOf = useCallback(
    (index: number) => rows.rowAt(index - above)?.id ?? index,
    [rows.rowAt, above],
  );

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => estimatedRow,
    overscan,
    scrollMargin: margin,
    getItemKey: keyOf,
    onChange: ({ range }) => setOffset(windowOffset((range?.startIndex ?? 0) - above)),
  });

  const inSight = virtual.getVirtualItems();
  // While it moves, rows are drawn in the pauses: a leap must not hold up the finger.
  const following = useDeferredValue(inSight);
  const drawn = virtual.isScrolling ? following : inSight;

  // A record just saved must be seen, whatever the list was narrowed to; it stands at the top of the first order.
  const showArrival = useEffectEvent(() => {
    const first = firstChoices(definition);
    if (JSON.stringify(choices) !== JSON.stringify(first)) {
      if (searchField.current) searchField.current.value = "";
      choose(first);
    }
    scroller?.scrollTo({ top: 0 });
  });
  useEffect(() => onArrival(() => showArrival()), []);

  const idAt = (index: number) => rows.rowAt(index - above)?.id;
  useImperativeHandle(moves, () => ({
    move(by) {
      const visible = virtual.getVirtualItems();
      const focused = document.activeElement?.closest("[data-index]")?.getAttribute("data-index");
      const open = visible.find(({ index }) => idAt(index) === current)?.index;
      const at = open ?? (focused ? Number(focused) : by > 0 ? -1 : count);
      const next = Math.min(count - 1, Math.max(0, at + by));
      virtual.scrollToIndex(next);
      const id = idAt(next);
      if (current !== null && id) {
        const address = scope.addressOf(definition.kind, id);
        if (address) scope.open(address, { replace: true, keepFocus: true });
      }
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus(),
      );
    },
  }));

  const changeText = (text: string) => choose({ ...choices, text });
  const narrowed = conditions(choices);
  const scopes = scopesOf(definition);

  return (
    <>
      <ScreenFrame
        keepScroll={`list-${definition.kind}`}
        header={
          <PageHeader
            title={kind}
            back={up}
            actions={
              plus &&
              newAddress && (
                <IconLink label={t("form.new", { kind })} icon={Plus} href={newAddress} />
              )
            }
          />
        }
        tools={
          <div className="grid grid-cols-1 gap-1 bg-surface px-3 pb-1">
            {views}
            <SearchField
              ref={searchField}
              label={t("list.search", { kind })}
              placeholder={t("list.placeholder")}
              shortcut="/"
              defaultValue={choices.text}
              onChange={(event) => changeText(event.currentTarget.value)}
              {...(choices.text && {
                onClear: () => {
                  if (searchField.current) searchField.current.value = "";
                  changeText("");
                  searchField.current?.focus();
                },
              })}
            />
            <div className="flex items-center">
              <div className="min-w-0 flex-1">
                {scopes.length > 0 && (
                  <FilterTabs
                    label={t("list.filters")}
                    value={choices.scope}
                    choices={scopes.map((value) => ({
                      value,
                      label:
                        value === "open" ? definition.unfinished[language] : t(`list.${value}`),
                      count: value === choices.scope && rows.complete ? rows.total : undefined,
                    }))}
                    onChange={(value) => choose({ ...choices, scope: value })}
                  />
                )}
              </div>
              <IconButton
                label={narrowed ? t("list.filtersOn", { count: narrowed }) : t("list.moreFilters")}
                icon={SlidersHorizontal}
                aria-pressed={narrowed > 0}
                className={narrowed ? "bg-tint text-link" : ""}
                onClick={() => setSheet(true)}
              />
            </div>
          </div>
        }
      >
        <p role="status" className="sr-only">
          {rows.total === undefined ? t("list.loading") : t("list.total", { count: rows.total })}
        </p>
        {rows.total === 0 && shownDrafts.length === 0 && rows.complete ? (
          <EmptyList
            definition={definition}
            choices={choices}
            newAddress={newAddress}
            onShowAll={() => {
              if (searchField.current) searchField.current.value = "";
              choose({ ...firstChoices(definition), scope: "all" });
            }}
          />
        ) : null}
        <ul
          ref={list}
          aria-label={kind}
          className="relative"
          style={{ height: virtual.getTotalSize() }}
        >
          {drawn.map((item) => {
            const draft = shownDrafts[item.index];
            const row = draft ? undefined : rows.rowAt(item.index - above);
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={count}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0 border-line border-b bg-surface"
                style={{ transform: `translateY(${item.start - margin}px)` }}
              >
                {draft && (
                  <DraftRow
                    definition={definition}
                    draft={draft}
                    href={`${newAddress}?draft=${encodeURIComponent(draft.id)}`}
                    current={draft.id === current}
                  />
                )}
                {row && <LivingRow {...{ definition, row }} current={row.id === current} />}
                {!draft && !row && <div aria-hidden className="h-17" />}
              </li>
            );
          })}
        </ul>
      </ScreenFrame>
      <FilterSheet
        definition={definition}
        choices={choices}
        open={sheet}
        onClose={() => setSheet(false)}
        onChange={choose}
      />
    </>
  );
}

/** Drawn again only when its row or its being open has changed: a list moves more often than its rows. */
const LivingRow = memo(function LivingRow({
  definition,
  row,
  current,
}: {
  definition: Definition;
  row: ListRow;
  current: boolean;
}) {
  const { addressOf } = useRecordScope();
  const [arriving] = useState(() => isArriving(row.id));
  useEffect(() => endArrival(row.id), [row.id]);
  return (
    <RecordRow
      definition={definition}
      row={row}
      href={addressOf(definition.kind, row.id) ?? ""}
      current={current}
      className={classNames("min-h-17", arriving && "animate-arrive")}
    />
  );
});

/** Kept while the app runs: who comes back from a detail finds the list as it was. */
function useChoices(definition: Definition): [ListChoices, (choices: ListChoices) => void] {
  const [choices, setChoices] = useState<ListChoices>(() => {
    return choicesByKind.get(definition.kind) ?? firstChoices(definition);
  });
  const choose = (next: ListChoices) => {
    choicesByKind.set(definition.kind, next);
    setChoices(next);
  };
  return [choices, choose];
}

interface Scroller {
  scroller: HTMLElement | null;
  /** Height of what stands above the list in it, in pixels. */
  margin: number;
}

/** What scrolls the list; found once a layout, because asking costs a layout of its own. */
function useScroller(list: RefObject<HTMLElement | null>): Scroller {
  const [found, setFound] = useState<Scroller>({ scroller: null, margin: 0 });
  useLayoutEffect(() => {
    const find = () => {
      const scroller = scrollerOf(list.current);
      if (!scroller || !list.current) return;
      const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      setFound({ scroller, margin: Math.round(top + scroller.scrollTop) });
    };
    find();
    const low = window.matchMedia(lowWindow);
    low.addEventListener("change", find);
    return () => low.removeEventListener("change", find);
  }, [list]);
  return found;
}

/** The same as the `short` variant of the styles. */
const lowWindow = "(max-height: 30rem)";

/** On a low window the whole column scrolls, else the part below the header. */
function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  const part = list?.closest<HTMLElement>("[data-keep-scroll]") ?? null;
  return window.matchMedia(lowWindow).matches ? (part?.parentElement ?? null) : part;
}
