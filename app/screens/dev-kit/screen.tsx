/** Every part of the kit, in both languages and both themes side by side. */
import { NextIntlClientProvider } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { ScreenFrame } from "@/components/ui/screen-frame";
import { type Language, languages, type Messages } from "@/lib/i18n/language";
import { loadMessages } from "@/lib/i18n/load";
import { Buttons, Marks } from "./controls";
import { Frames } from "./frames";
import { Identity } from "./identity";
import { Inputs } from "./inputs";
import { Layers, Lists, Notices } from "./lists";
import { samples } from "./samples";

const themes = ["light", "dark"] as const;

export default function KitScreen() {
  const [texts, setTexts] = useState<Record<Language, Messages> | null>(null);
  useEffect(() => {
    void Promise.all([loadMessages("ja"), loadMessages("en")]).then(([ja, en]) =>
      setTexts({ ja, en }),
    );
  }, []);

  return (
    <ScreenFrame header={<PageHeader title={samples.ja.title} />} keepScroll="kit">
      {texts && (
        <div className="grid desk:grid-cols-2">
          {languages.flatMap((language) =>
            themes.map((theme) => (
              <div
                key={language + theme}
                lang={language}
                data-theme={theme}
                className="min-w-0 bg-bg p-4 text-text tablet:p-6"
              >
                <NextIntlClientProvider
                  locale={language}
                  messages={texts[language]}
                  timeZone="Asia/Tokyo"
                >
                  <Parts language={language} name={`${language} ${theme}`} />
                </NextIntlClientProvider>
              </div>
            )),
          )}
        </div>
      )}
    </ScreenFrame>
  );
}

function Parts({ language, name }: { language: Language; name: string }) {
  const words = samples[language];
  const { parts } = words;
  return (
    <div className="grid gap-8">
      <Part title={parts.identity}>
        <Identity />
      </Part>
      <Part title={parts.buttons}>
        <Buttons words={words} />
      </Part>
      <Part title={parts.marks}>
        <Marks words={words} />
      </Part>
      <Part title={parts.fields}>
        <Inputs words={words} />
      </Part>
      <Part title={parts.lists}>
        <Lists words={words} name={name} />
      </Part>
      <Part title={parts.notices}>
        <Notices words={words} />
      </Part>
      <Part title={parts.layers}>
        <Layers words={words} />
      </Part>
      <Part title={parts.frames}>
        <Frames words={words} name={name} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-4">
      <h2 className="border-line border-b pb-1 text-card font-bold">{title}</h2>
      {children}
    </div>
  );
}
