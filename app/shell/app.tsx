"use client";
/** The app on top of the prerendered frame: takes over once texts and screen are there. */
import { NextIntlClientProvider } from "next-intl";
import { type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { defaultLanguage, isLanguage, type Language, type Messages } from "@/lib/i18n/language";
import { loadMessages } from "@/lib/i18n/load";
import { LocalProvider, useLocalState } from "@/lib/local/hooks/provider";
import { matchAddress } from "../router/addresses";
import { Router } from "../router/router";
import { notFound, registered, routes } from "../routes";
import { readLanguage, useSetting } from "./device-settings";
import { HeaderChip } from "./header-chip";
import { KioskGate } from "./kiosk-gate";
import { PersonGate } from "./person-gate";
import { ScreenBoundary } from "./screen-boundary";
import { Shell, type ShellProps } from "./shell";
import { whenIdle } from "./when-idle";

interface Texts {
  language: Language;
  messages: Messages;
}

async function textsOf(language: Language): Promise<Texts> {
  return { language, messages: await loadMessages(language) };
}

/** The screen of the address, so that the frame gives way to a drawn screen and not to a gap. */
async function firstScreen(): Promise<void> {
  const name = matchAddress(window.location.pathname)?.name;
  const route = routes.find((candidate) => candidate.name === name);
  // A screen that cannot be fetched is the boundary's matter.
  await (route?.screen ?? notFound).preload().catch(() => undefined);
}

// Both start while the browser still hydrates.
const start =
  typeof window === "undefined"
    ? null
    : Promise.all([textsOf(readLanguage()), firstScreen()]).then(([texts]) => texts);

/** Read while nobody waits, so that the first tap on ＋ finds its screen ready. */
function preloadCapture(): () => void {
  return whenIdle(() => {
    for (const { name, screen } of routes)
      if (name === "newDefect") void screen.preload().catch(() => undefined);
  });
}

/** `children` is the frame from the HTML; it stays until the app can be drawn in full. */
export function App({ children }: { children: ReactNode }) {
  const [texts, setTexts] = useState<Texts | null>(null);
  const stored = useSetting("language");

  useEffect(() => {
    void start?.then((first) => setTexts((present) => present ?? first));
  }, []);

  const isDrawn = texts !== null;
  useEffect(() => (isDrawn ? preloadCapture() : undefined), [isDrawn]);

  const shown = texts?.language;
  useEffect(() => {
    const language = isLanguage(stored) ? stored : defaultLanguage;
    document.documentElement.lang = language;
    if (shown !== undefined && shown !== language) void textsOf(language).then(setTexts);
  }, [stored, shown]);

  const timeZone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, []);
  // The database opens while texts and screen are still loading.
  return (
    <LocalProvider>
      {texts ? (
        <NextIntlClientProvider
          locale={texts.language}
          messages={texts.messages}
          timeZone={timeZone}
        >
          <KioskGate>
            <Screens />
          </KioskGate>
        </NextIntlClientProvider>
      ) : (
        children
      )}
    </LocalProvider>
  );
}

/** Under the lock nothing can be opened or begun, so nothing that would stands around it. */
function LockableShell(props: Pick<ShellProps, "route" | "current" | "children">) {
  const isLocked = useLocalState().status === "locked";
  return (
    <Shell
      {...props}
      isLocked={isLocked && props.route?.needs === "person"}
      registered={registered}
      syncChip={<HeaderChip />}
    />
  );
}

function Screens() {
  return (
    <Router routes={routes}>
      {(route, current) => {
        const Screen = (route?.screen ?? notFound).Component;
        return (
          <LockableShell route={route} current={current}>
            {/* The boundary of waiting stays mounted, so a transition keeps the old screen. */}
            <Suspense>
              <ScreenBoundary path={current.path}>
                <PersonGate route={route}>
                  <Screen />
                </PersonGate>
              </ScreenBoundary>
            </Suspense>
          </LockableShell>
        );
      }}
    </Router>
  );
}
