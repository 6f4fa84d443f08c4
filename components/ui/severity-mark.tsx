/** Four rising bars and a word: how grave something is, told by height first and colour second. */
import { classNames } from "./class-names";

export type SeverityLevel = 1 | 2 | 3 | 4;

const colours: Record<SeverityLevel, string> = {
  1: "text-text-2",
  2: "text-text-2",
  3: "text-warn",
  4: "text-err",
};

const bars = [
  { x: 1, y: 13, height: 6 },
  { x: 6, y: 9.5, height: 9.5 },
  { x: 11, y: 6, height: 13 },
  { x: 16, y: 2.5, height: 16.5 },
];

/** Level 4 is the gravest. `bare` hides the word from the eye only. */
export function SeverityMark({
  level,
  label,
  bare = false,
  size = 20,
}: {
  level: SeverityLevel;
  label: string;
  bare?: boolean;
  size?: number;
}) {
  return (
    <span className={classNames("inline-flex items-baseline gap-1.5", colours[level])}>
      <svg
        aria-hidden
        width={size}
        height={size}
        viewBox="0 0 20 20"
        className="shrink-0 self-center"
      >
        {bars.map((bar, index) => (
          <rect
            key={bar.x}
            x={bar.x}
            y={bar.y}
            width={3.2}
            height={bar.height}
            rx={1.2}
            className={index < level ? "fill-current" : "fill-line-2 forced-colors:fill-none"}
          />
        ))}
      </svg>
      <span className={bare ? "sr-only" : "font-bold"}>{label}</span>
    </span>
  );
}
