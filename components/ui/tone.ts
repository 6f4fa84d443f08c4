/** The meanings a colour may carry; no part takes a raw colour. */
export type Tone = "neutral" | "link" | "ok" | "warn" | "err" | "req";

export const toneText: Record<Tone, string> = {
  neutral: "text-text-2",
  link: "text-link",
  ok: "text-ok",
  warn: "text-warn",
  err: "text-err",
  req: "text-req",
};

export const toneFill: Record<Tone, string> = {
  neutral: "bg-surface-2 text-text-2",
  link: "bg-tint text-link",
  ok: "bg-ok-tint text-ok",
  warn: "bg-warn-tint text-warn",
  err: "bg-err-tint text-err",
  req: "bg-req-tint text-req",
};
