/** What is searched for: follows the field, and stands in the address so that coming back finds it. */
import { useEffect, useState } from "react";
import { navigate } from "@/app/router/place";

export interface SearchText {
  value: string;
  set(value: string): void;
}

/** The address follows after a pause: a browser refuses a new one for every key. */
const PAUSE_MS = 400;

export function useSearchText(start: string): SearchText {
  const [value, set] = useState(start);
  useEffect(() => {
    const timer = setTimeout(() => {
      const url = new URL(window.location.href);
      if ((url.searchParams.get("q") ?? "") === value) return;
      if (value) url.searchParams.set("q", value);
      else url.searchParams.delete("q");
      navigate(url.pathname + url.search, { replace: true, keepFocus: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return { value, set };
}
