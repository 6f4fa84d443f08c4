/** Work that may follow the next frame, so that what a person waits for is on the screen before it. */
export function afterPaint(work: () => void): void {
  // A hidden page draws no frames.
  if (document.visibilityState === "hidden") work();
  else requestAnimationFrame(() => setTimeout(work));
}
