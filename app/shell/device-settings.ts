/**
 * The few settings that must be known before the first paint or without a database: language,
 * theme, the project last open, and hints that were put away. They live in localStorage.
 */
import { useSyncExternalStore } from "react";
import { defaultLanguage, isLanguage, type Language } from "@/lib/i18n/language";
import { settingKeys } from "./setting-keys";

export type Theme = "light" | "dark" | "system";

type SettingName = keyof typeof settingKeys;

const listeners = new Set<() => void>();

/** Null when it was never set, or where storage is forbidden. */
export function readSetting(name: SettingName): string | null {
  try {
    return localStorage.getItem(settingKeys[name]);
  } catch {
    return null;
  }
}

/** `null` forgets the setting. */
export function writeSetting(name: SettingName, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(settingKeys[name]);
    else localStorage.setItem(settingKeys[name], value);
  } catch {
    // A full or forbidden storage costs the memory of the setting, not the setting now.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab changed it.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The stored value, kept up to date in every tab. */
export function useSetting(name: SettingName): string | null {
  return useSyncExternalStore(
    subscribe,
    () => readSetting(name),
    () => null,
  );
}

export function readLanguage(): Language {
  const stored = readSetting("language");
  return isLanguage(stored) ? stored : defaultLanguage;
}

/** Changes the language of the whole app; the texts follow as soon as they are loaded. */
export function setLanguage(language: Language): void {
  writeSetting("language", language);
}

/** Changes the theme at once; "system" follows the device. */
export function setTheme(theme: Theme): void {
  writeSetting("theme", theme === "system" ? null : theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** The theme that is set, for the settings screen. */
export function useTheme(): Theme {
  const stored = useSetting("theme");
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** The project that was open last on this device; the navigation leads there from everywhere. */
export function useLastProject(): string | null {
  return useSetting("project");
}
