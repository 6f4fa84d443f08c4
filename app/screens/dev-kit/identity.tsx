/** The kit's colours, type scale and mark. */
import { Mark } from "@/components/ui/mark";

const colours = [
  "bg-bg",
  "bg-surface",
  "bg-surface-2",
  "bg-line",
  "bg-line-2",
  "bg-control",
  "bg-text",
  "bg-text-2",
  "bg-text-3",
  "bg-primary",
  "bg-link",
  "bg-tint",
  "bg-asa",
  "bg-asa-tint",
  "bg-asa-sun",
  "bg-yu",
  "bg-yu-tint",
  "bg-yu-sun",
  "bg-ok",
  "bg-ok-tint",
  "bg-warn",
  "bg-warn-tint",
  "bg-err",
  "bg-err-tint",
  "bg-req",
  "bg-req-tint",
];

const sizes = [
  ["text-figure font-bold", "28"],
  ["text-page font-bold", "24"],
  ["text-card font-bold", "20"],
  ["text-input", "18"],
  ["text-body", "16"],
  ["text-list", "15"],
  ["text-detail", "14"],
  ["text-meta text-text-3", "13"],
  ["text-nav text-text-2", "12"],
];

export function Identity() {
  return (
    <>
      <p className="flex items-center gap-3 text-figure font-bold">
        <Mark size={56} /> 朝夕 <span className="text-card font-normal text-text-3">Asayu</span>
      </p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(4.5rem,1fr))] gap-2">
        {colours.map((colour) => (
          <li key={colour} className="text-nav text-text-3">
            <span className={`block h-8 rounded-chip border border-line-2 ${colour}`} />
            {colour.slice(3)}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-baseline gap-3">
        {sizes.map(([look, size]) => (
          <span key={size} className={look}>
            朝夕{size}
          </span>
        ))}
      </p>
    </>
  );
}
