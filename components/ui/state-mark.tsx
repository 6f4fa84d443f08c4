/** A ring that fills, and a word: how far something has come. */
import { classNames } from "./class-names";
import { type Tone, toneText } from "./tone";

/**
 * What the ring shows: a share 0–1 as a pie, a dashed ring (not yet accepted), a tick in the ring
 * (someone has to look), a solid tick (done), an arrow back, an arrow on, or a cross (given up).
 */
export type RingFill = number | "dashed" | "check" | "done" | "back" | "next" | "cross";

const strokes: Partial<Record<string, string>> = {
  check: "M6.6 10.2l2.3 2.3 4.5-4.7",
  back: "M13.2 13v-1.6a2.6 2.6 0 0 0-2.6-2.6H7.2M9.3 6.5L7 8.8l2.3 2.3",
  next: "M6.8 10h6M10.4 7.4L13 10l-2.6 2.6",
  cross: "M7.4 7.4l5.2 5.2M12.6 7.4l-5.2 5.2",
};

/** A pie slice from twelve o'clock, clockwise, of radius 5 around (10, 10). */
function slice(share: number): string {
  const angle = 2 * Math.PI * Math.min(share, 0.999);
  const x = 10 + 5 * Math.sin(angle);
  const y = 10 - 5 * Math.cos(angle);
  return `M10 10V5A5 5 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}z`;
}

function Ring({ fill }: { fill: RingFill }) {
  if (fill === "done")
    return (
      <>
        <circle cx="10" cy="10" r="8.5" className="fill-current" />
        <path d={strokes.check} className="fill-none stroke-surface" strokeWidth="2" />
      </>
    );
  return (
    <>
      <circle
        cx="10"
        cy="10"
        r="7.8"
        className="fill-none stroke-current"
        strokeWidth="1.6"
        {...(fill === "dashed" && { strokeDasharray: "2.9 2" })}
      />
      {typeof fill === "number" && fill > 0 && <path d={slice(fill)} className="fill-current" />}
      {typeof fill === "string" && strokes[fill] && (
        <path d={strokes[fill]} className="fill-none stroke-current" strokeWidth="1.6" />
      )}
    </>
  );
}

/** The word is always there; only its ring takes the colour, so the meta line stays calm. */
export function StateMark({
  fill,
  label,
  tone = "neutral",
  strong = false,
  bare = false,
}: {
  fill: RingFill;
  label: string;
  tone?: Tone;
  /** The word in bold, for a header. */
  strong?: boolean;
  /** Hides the word from the eye only. */
  bare?: boolean;
}) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <svg
        aria-hidden
        width="18"
        height="18"
        viewBox="0 0 20 20"
        strokeLinecap="round"
        strokeLinejoin="round"
        className={classNames("shrink-0 self-center", toneText[tone])}
      >
        <Ring fill={fill} />
      </svg>
      <span className={bare ? "sr-only" : strong ? "font-bold" : ""}>{label}</span>
    </span>
  );
}
