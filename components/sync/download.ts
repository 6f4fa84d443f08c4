/** Hands a file made here to the person's own device. */

export function download(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const type = typeof content === "string" ? "application/json" : "application/octet-stream";
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the bytes by then; an address kept for ever would keep them in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** “asayu-2026-11-20-1344.json” by the device's clock. */
export function exportName(at: Date, ending = "json"): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `asayu-${day}-${two(at.getHours())}${two(at.getMinutes())}.${ending}`;
}
