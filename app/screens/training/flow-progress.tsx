/** How many questions there are and how many are reached; the words below it say the same. */
export function FlowProgress({ done, total }: { done: number; total: number }) {
  return (
    <div aria-hidden className="flex gap-2 pt-1">
      {Array.from({ length: total }, (_, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a drawing whose parts never change places
          key={place}
          className={`h-2 flex-1 rounded-full transition-colors duration-(--motion-state) forced-colors:border ${
            place < done ? "bg-primary forced-colors:bg-[Highlight]" : "bg-line-2"
          }`}
        />
      ))}
    </div>
  );
}
