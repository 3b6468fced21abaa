import type { DatatypeRow, ElementRow, GrammarTable, PatternRow } from "../../server/core/grammar/table";
import type { Compiler } from "./compile";
import { classesOf, mapped } from "./merge";
import { Rows } from "./rows";

/** The table of compiled schemas: equal elements merged, only what is reached kept, numbered in the order of the starts. */
export function tableOf(
  { rows, elements }: Compiler,
  starts: ReadonlyMap<string, number>,
  source: GrammarTable["source"],
): GrammarTable {
  const classes = classesOf(elements, rows);
  const made = new Rows();
  const numbers = new Map<number, number>();
  const elementNumbers = new Map<number, number>();
  const order: number[] = [];
  const datatypes: DatatypeRow[] = [];

  const element = (index: number): number => {
    const first = classes[index] ?? index;
    const known = elementNumbers.get(first);
    if (known !== undefined) return known;
    elementNumbers.set(first, order.length);
    return order.push(first) - 1;
  };
  const pattern = (index: number): number => {
    let number = numbers.get(index);
    if (number === undefined) {
      number = made.add(withDatatype(mapped(rows.row(index), pattern, element)));
      numbers.set(index, number);
    }
    return number;
  };
  const withDatatype = (row: PatternRow): PatternRow => {
    if (row[0] !== "data") return row;
    const datatype = rows.datatypes[row[1]];
    if (!datatype) throw new Error(`there is no datatype ${row[1]}`);
    if (!datatypes.includes(datatype)) datatypes.push(datatype);
    const number = datatypes.indexOf(datatype);
    return row[2] === undefined ? ["data", number] : ["data", number, row[2]];
  };

  const startRows = Object.fromEntries([...starts].map(([kind, start]) => [kind, pattern(start)]));
  const elementRows: ElementRow[] = [];
  for (let at = 0; at < order.length; at++) {
    const row = elements[order[at] as number];
    if (row) elementRows.push([row[0], pattern(row[1])]);
  }
  return { source, starts: startRows, datatypes, elements: elementRows, patterns: made.patterns };
}

/** A table as text: one row a line, so that a difference between two versions can be read. */
export function written({ source, starts, datatypes, elements, patterns }: GrammarTable): string {
  const list = (rows: readonly unknown[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`;
  const parts = [
    `"source":${JSON.stringify(source)}`,
    `"starts":${JSON.stringify(starts)}`,
    `"datatypes":${list(datatypes)}`,
    `"elements":${list(elements)}`,
    `"patterns":${list(patterns)}`,
  ];
  return `{\n${parts.join(",\n")}\n}\n`;
}
