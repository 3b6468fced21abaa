import type { ServerResult, SizeResult } from "./measureSize";
import { metrics } from "./metrics";
import { isAnswered } from "./quality";
import { medianRatio, quantile } from "./statistics";

const titles: readonly { readonly id: string; readonly title: string }[] = [
  { id: "initialize", title: "start → answer to initialize" },
  { id: "first", title: "start → first publication" },
  { id: "shown", title: "start → mistake shown" },
  ...metrics,
];

/** What is measured of one document, as a Markdown table: ours, then everybody else with ours as a multiple of theirs. */
export function table({ type, lines, bytes, servers }: SizeResult): string {
  const [first, ...others] = servers;
  if (!first) return "";
  const head = ["", ...servers.map(({ label }) => label), ...others.map(({ label }) => `${first.label} ÷ ${label}`)];
  const rows = titles.map(({ id, title }) => [
    title,
    ...servers.map((server) => timeCell(server, id)),
    ...others.map((other) => ratioCell(first, other, id)),
  ]);
  const processor = ["finding", "edit", "typing"].map((id) => [
    `– processor time, ${titles.find((one) => one.id === id)?.title ?? id}`,
    ...servers.map((server) => processorCell(server, id)),
    ...others.map(() => ""),
  ]);
  const memory = [
    "memory at the end / peak, MiB",
    ...servers.map((one) => (one.memory ? `${one.memory.now.toFixed(0)} / ${one.memory.peak.toFixed(0)}` : "–")),
    ...others.map((other) => round(first.memory && other.memory && first.memory.now / other.memory.now)),
  ];
  return [
    `### ${type === "xml" ? "domain XML" : "Heat template"}, ${lines} lines, ${(bytes / 1024).toFixed(0)} KiB (ms, p50 / p95)`,
    "",
    ...[head, head.map(() => "---"), ...rows, ...processor, memory].map((cells) => `| ${cells.join(" | ")} |`),
    ...servers.flatMap(notes),
  ].join("\n");
}

function timeCell({ series, quality }: ServerResult, id: string): string {
  const values = series[id]?.values ?? [];
  if (values.length === 0) return "–";
  const empty = isAnswered(quality, id) ? "" : " (empty)";
  return `${milliseconds(quantile(values, 0.5))} / ${milliseconds(quantile(values, 0.95))}${empty}`;
}

/** The median of the ratios of repetitions side by side; none for an answer that says nothing. */
function ratioCell(first: ServerResult, other: ServerResult, id: string): string {
  if (!isAnswered(first.quality, id)) return "–";
  return round(medianRatio(first.series[id]?.values ?? [], other.series[id]?.values ?? []));
}

function processorCell({ series }: ServerResult, id: string): string {
  const one = series[id];
  return one ? milliseconds(one.processor / one.values.length) : "–";
}

function notes({ label, quality, notes }: ServerResult): string[] {
  const said = [...new Set(notes)].map((note) => `- ${label}: ${note}`);
  for (const [what, answers] of [["hover", quality?.hover] as const, ["completion", quality?.completion] as const]) {
    if (answers && answers.answered < answers.places)
      said.push(
        `- ${label}: ${what} is empty at ${answers.places - answers.answered} of ${answers.places} places: its time does not count`,
      );
  }
  return said;
}

/** What a server said at the marks, for somebody who reads it. */
export function sayings({ label, quality }: ServerResult): string[] {
  if (!quality) return [];
  const { mistake, message = "", hover, completion } = quality;
  return [
    `- ${label}, the mistake: ${mistake}. ${message}`,
    ...[["hover", hover] as const, ["completion", completion] as const].flatMap(([what, answers]) =>
      answers
        ? [
            `- ${label}, ${what}: ${answers.answered} of ${answers.places} places. ${answers.example.replaceAll("\n", " ").slice(0, 200)}`,
            ...(answers.empty.length > 0 ? [`  empty at: ${[...new Set(answers.empty)].slice(0, 5).join(" · ")}`] : []),
          ]
        : [],
    ),
  ];
}

function milliseconds(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (value >= 1_000) return `${(value / 1_000).toFixed(2)} s`;
  return value >= 10 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2);
}

function round(ratio: number | undefined): string {
  if (ratio === undefined || !Number.isFinite(ratio)) return "–";
  return `${ratio >= 10 ? ratio.toFixed(0) : Number(ratio.toPrecision(2))}×`;
}
