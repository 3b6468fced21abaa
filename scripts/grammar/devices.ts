import type { Compiler } from "./compile";

/** The pattern of one device: any element that may stand in the `devices` of a guest. */
export function devicesOf({ rows, elements }: Compiler, domain: number): number {
  const [guest] = elementsIn(domain);
  const devices = guest === undefined ? [] : elementsIn(contentOf(guest)).filter((index) => elements[index]?.[0] === "devices");
  const found = new Set(devices.flatMap((index) => elementsIn(contentOf(index))));
  if (found.size === 0) throw new Error("the schema knows no devices");
  return rows.choice([...found].map((index) => rows.add(["<", index])));

  function contentOf(index: number): number {
    const row = elements[index];
    if (!row) throw new Error(`there is no element ${index}`);
    return row[1];
  }

  function elementsIn(index: number): number[] {
    const row = rows.row(index);
    switch (row[0]) {
      case "<":
        return [row[1]];
      case "|":
      case "&":
      case ",":
        return (row.slice(1) as number[]).flatMap(elementsIn);
      case "+":
      case "*":
      case "?":
        return elementsIn(row[1]);
      default:
        return [];
    }
  }
}
