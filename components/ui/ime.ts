/** Keys and the Japanese input method: nothing acts on Enter while a word is being composed. */

/** The part of a keyboard event that matters here; React's and the browser's own both fit. */
export interface KeyPress {
  readonly key: string;
  readonly keyCode: number;
  readonly isComposing?: boolean;
  readonly nativeEvent?: { readonly isComposing: boolean };
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  preventDefault(): void;
}

/**
 * True while the key belongs to the input method. Safari ends the composition before it sends the
 * keydown of the confirming Enter, so `isComposing` is false there and only keyCode 229 tells.
 */
export function isComposing(
  event: Pick<KeyPress, "keyCode" | "isComposing" | "nativeEvent">,
): boolean {
  return (event.nativeEvent ?? event).isComposing === true || event.keyCode === 229;
}

/** A keydown handler that runs `act` on a plain Enter, never while composing. */
export function onEnter(act: () => void) {
  return (event: KeyPress): void => {
    if (event.key !== "Enter" || isComposing(event)) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}

/** A keydown handler that runs `act` on Ctrl+Enter or ⌘+Enter, never while composing. */
export function onModEnter(act: () => void) {
  return (event: KeyPress): void => {
    if (event.key !== "Enter" || isComposing(event)) return;
    if (!(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    act();
  };
}
