/** How one area of the product declares its texts: both languages side by side, the same keys in each. */

/** A tree of texts in ICU syntax; a leaf may hold `{name}` and `{count, plural, one {#} other {#}}`. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/**
 * Declares an area. A key that stands in one language only does not compile.
 * The literal types are kept so that `t("saved", { count })` is checked for its arguments too.
 */
export function area<const T extends Texts>(texts: { readonly ja: T; readonly en: SameKeys<T> }) {
  return texts;
}
