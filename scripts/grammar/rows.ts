import type { DatatypeRow, NameClassRow, PatternRow } from "../../server/core/grammar/table";

/** The rows of a table that is being made: equal rows are one row. */
export class Rows {
  readonly patterns: PatternRow[] = [];
  readonly datatypes: DatatypeRow[] = [];
  private readonly known = new Map<string, number>();
  private readonly knownDatatypes = new Map<string, number>();

  add(row: PatternRow): number {
    return add(this.patterns, this.known, row);
  }

  datatype(row: DatatypeRow): number {
    return add(this.datatypes, this.knownDatatypes, row);
  }

  attribute(name: NameClassRow, value: number): number {
    return this.is(value, "notAllowed") ? value : this.add(["@", name, value]);
  }

  oneOrMore(item: number): number {
    return this.is(item, "empty") || this.is(item, "notAllowed") ? item : this.add(["+", item]);
  }

  zeroOrMore(item: number): number {
    return this.is(item, "empty") || this.is(item, "notAllowed") ? this.add(["empty"]) : this.add(["*", item]);
  }

  optional(item: number): number {
    if (this.is(item, "notAllowed") || this.is(item, "empty")) return this.add(["empty"]);
    const sign = this.row(item)[0];
    return sign === "*" || sign === "?" ? item : this.add(["?", item]);
  }

  choice(members: readonly number[]): number {
    const flat = [...new Set(members.flatMap((member) => this.membersOf(member, "|")))];
    const optional = flat.some((member) => this.is(member, "empty"));
    const rest = flat.filter((member) => !this.is(member, "empty") && !this.is(member, "notAllowed"));
    const joined = this.joinWords(rest);
    const [only] = joined;
    if (only === undefined) return this.add([optional ? "empty" : "notAllowed"]);
    const choice = joined.length === 1 ? only : this.add(["|", ...joined]);
    return optional ? this.optional(choice) : choice;
  }

  /** Words among the members become one row of words, in the place of the first. */
  private joinWords(members: readonly number[]): number[] {
    const words = members.flatMap((member) => {
      const [sign, ...values] = this.row(member);
      return sign === "=" ? (values as string[]) : [];
    });
    const joined = words.length > 0 ? this.add(["=", ...new Set(words)]) : undefined;
    return [...new Set(members.map((member) => (this.is(member, "=") && joined !== undefined ? joined : member)))];
  }

  several(sign: "&" | ",", members: readonly number[]): number {
    const flat = members.flatMap((member) => this.membersOf(member, sign)).filter((member) => !this.is(member, "empty"));
    const impossible = flat.find((member) => this.is(member, "notAllowed"));
    if (impossible !== undefined) return impossible;
    const [only] = flat;
    if (only === undefined) return this.add(["empty"]);
    return flat.length === 1 ? only : this.add([sign, ...flat]);
  }

  private membersOf(index: number, sign: "|" | "&" | ","): number[] {
    const row = this.row(index);
    return row[0] === sign ? (row.slice(1) as number[]) : [index];
  }

  row(index: number): PatternRow {
    const row = this.patterns[index];
    if (!row) throw new Error(`there is no row ${index}`);
    return row;
  }

  private is(index: number, sign: PatternRow[0]): boolean {
    return this.row(index)[0] === sign;
  }
}

function add<T>(rows: T[], known: Map<string, number>, row: T): number {
  const key = JSON.stringify(row);
  let index = known.get(key);
  if (index === undefined) {
    index = rows.push(row) - 1;
    known.set(key, index);
  }
  return index;
}
