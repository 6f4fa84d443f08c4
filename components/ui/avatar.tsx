/** A person as one letter in a disc, beside the name (never instead of it). */
export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  return (
    <span
      aria-hidden
      className="inline-grid shrink-0 place-items-center rounded-full bg-surface-2 font-bold text-text-2"
      style={{ width: size, height: size, fontSize: size * 0.42 }}
    >
      {[...name.trim()].at(-1)?.match(/[A-Z0-9]/)?.[0] ?? [...name.trim()][0] ?? "?"}
    </span>
  );
}
