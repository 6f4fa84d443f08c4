/** The window's title, and the heading that takes the focus after a navigation. */
import { useEffect } from "react";

const product = "朝夕 Asayu";

/** Names the window after the screen, where its header is the one that does so. */
export function useWindowTitle(title: string, names = true): void {
  useEffect(() => {
    if (names) document.title = title ? `${title}・${product}` : product;
  }, [title, names]);
}

/** Marks the heading that the router focuses, so that a screen reader says where one has arrived. */
export const screenHeading = { "data-screen-heading": "", tabIndex: -1 } as const;
