import type { ElementRow, PatternRow } from "../../server/core/grammar/table";
import type { Rows } from "./rows";

/**
 * For each element the first one that stands for the same set of elements as it: of the same name, and with the same content
 * when their children are taken as equal (the coarsest bisimulation; elements may hold themselves).
 */
export function classesOf(elements: readonly ElementRow[], rows: Rows): readonly number[] {
  let classes = firstOf(elements.map(([name]) => JSON.stringify(name)));
  for (let count = 0, size = -1; count !== size; count = new Set(classes).size) {
    size = new Set(classes).size;
    const current = classes;
    const signatures = new Signatures(rows, current);
    classes = firstOf(elements.map(([, content], index) => `${current[index]} ${signatures.of(content)}`));
  }
  return classes;
}

function firstOf(keys: readonly string[]): number[] {
  const first = new Map<string, number>();
  return keys.map((key, index) => {
    const known = first.get(key) ?? index;
    first.set(key, known);
    return known;
  });
}

/** Numbers patterns so that two have one number when they are equal but for the elements of one class. */
class Signatures {
  private readonly numbers: (number | undefined)[] = [];
  private readonly known = new Map<string, number>();

  constructor(
    private readonly rows: Rows,
    private readonly classes: readonly number[],
  ) {}

  of(index: number): number {
    let number = this.numbers[index];
    if (number === undefined) {
      const key = JSON.stringify(
        mapped(
          this.rows.row(index),
          (row) => this.of(row),
          (element) => this.classes[element] ?? element,
        ),
      );
      number = this.known.get(key) ?? this.known.size;
      this.known.set(key, number);
      this.numbers[index] = number;
    }
    return number;
  }
}

/** A row with its references to other rows and to elements renumbered. */
export function mapped(row: PatternRow, pattern: (index: number) => number, element: (index: number) => number): PatternRow {
  switch (row[0]) {
    case "@":
      return ["@", row[1], pattern(row[2])];
    case "<":
      return ["<", element(row[1])];
    case "|":
    case "&":
    case ",": {
      const members = (row.slice(1) as number[]).map(pattern);
      return [row[0], ...(row[0] === "," ? members : members.sort((a, b) => a - b))];
    }
    case "+":
    case "*":
    case "?":
    case "list":
      return [row[0], pattern(row[1])];
    case "data":
      return row[2] === undefined ? row : ["data", row[1], pattern(row[2])];
    default:
      return row;
  }
}
