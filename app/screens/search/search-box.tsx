/** The field of the search. Arrows go into the results; Enter opens the first, never while composing. */
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { SearchField } from "@/components/ui/field";
import { isComposing, onEnter } from "@/components/ui/ime";
import { hitLinks } from "./hit-keys";
import type { SearchText } from "./use-search-text";

export function SearchBox({ text }: { text: SearchText }) {
  const t = useTranslations("search");
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.focus(), []);

  const openFirst = onEnter(() => hitLinks()[0]?.click());
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" && !isComposing(event)) {
      event.preventDefault();
      hitLinks()[0]?.focus();
    } else openFirst(event);
  };
  return (
    <search>
      <SearchField
        ref={input}
        label={t("field")}
        placeholder={t("placeholder")}
        shortcut="/"
        defaultValue={text.value}
        onInput={(event) => text.set(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        {...(text.value && {
          onClear: () => {
            if (input.current) input.current.value = "";
            text.set("");
            input.current?.focus();
          },
        })}
      />
    </search>
  );
}
