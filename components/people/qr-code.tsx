/** A link as a QR code, drawn here: the link goes to nobody else. Loaded when it is first shown. */
import { encode } from "uqr";

/** Readers want this many light modules around the code. */
const QUIET = 4;

export default function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: "M", border: QUIET });
  return (
    // Dark on light in the dark theme too: many readers take nothing else.
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="mx-auto w-full max-w-60 rounded-control border border-line bg-white text-black"
    >
      <path d={modules(data)} fill="currentColor" />
    </svg>
  );
}

/** One rectangle for each run of dark modules in a row. */
function modules(rows: readonly (readonly boolean[])[]): string {
  let path = "";
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      let run = 0;
      while (row[x + run]) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return path;
}
