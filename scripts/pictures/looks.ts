/** In which sizes, themes and languages every screen is drawn. */
import { viewports } from "../../e2e/fixtures/browser";

export interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly theme: "light" | "dark";
  readonly language: "ja" | "en";
}

const sizes = {
  phone: viewports.phone,
  "tablet-portrait": viewports.tabletPortrait,
  "tablet-landscape": viewports.tabletLandscape,
  desktop: viewports.desktop,
} as const;
type Size = keyof typeof sizes;

const look = (size: Size, theme: Look["theme"], language: Look["language"]): Look => ({
  name: `${size}-${theme}-${language}`,
  viewport: sizes[size],
  theme,
  language,
});

const allSizes = Object.keys(sizes) as Size[];

/** Japanese everywhere; English where its longer words are tightest and where most stands side by side. */
export const looks: readonly Look[] = [
  ...allSizes.map((size) => look(size, "light", "ja")),
  ...allSizes.map((size) => look(size, "dark", "ja")),
  look("phone", "light", "en"),
  look("tablet-landscape", "light", "en"),
];

export const languages = ["ja", "en"] as const;
