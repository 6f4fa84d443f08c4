/** The height that is really seen: iOS lays its keyboard over the page instead of shrinking it. */

/** A keyboard takes at least this much; less is a browser's bar coming and going. */
const keyboardPixels = 120;

/**
 * Keeps `--view` and `data-keyboard` on the document up to date. With the keyboard open the bottom
 * bar makes room for the line being written. Returns the way out.
 */
export function followViewport(): () => void {
  const seen = window.visualViewport;
  if (!seen) return () => {};
  const root = document.documentElement;
  let tallest = seen.height;
  const update = () => {
    // Zoomed in, the seen part says nothing about a keyboard.
    if (seen.scale > 1.01) return;
    tallest = Math.max(tallest, seen.height);
    const covered = window.innerHeight - seen.height > keyboardPixels;
    const typing = document.activeElement?.matches("input, textarea, select") ?? false;
    root.toggleAttribute("data-keyboard", typing && tallest - seen.height > keyboardPixels);
    if (covered) root.style.setProperty("--view", `${seen.height}px`);
    else root.style.removeProperty("--view");
  };
  const turned = () => {
    tallest = 0;
    update();
  };
  seen.addEventListener("resize", update);
  window.addEventListener("orientationchange", turned);
  return () => {
    seen.removeEventListener("resize", update);
    window.removeEventListener("orientationchange", turned);
  };
}
