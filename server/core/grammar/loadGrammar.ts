import { datatypeOf } from "./datatype";
import { nameClassOf } from "./nameClass";
import { type Definition, type Pattern, PatternPool } from "./pattern";
import { type State, StatePool } from "./state";
import type { GrammarTable } from "./table";

/** A grammar, read from its table as far as documents ask for it. */
export interface Grammar {
  readonly source: GrammarTable["source"];
  readonly kinds: readonly string[];
  readonly states: StatePool;
  /** The state before a document of that kind. */
  before(kind: string): State;
  /** The definition in that row of the table's elements. */
  definition(index: number): Definition;
  readonly definitionCount: number;
}

/** Reads a table of `scripts/grammar.ts`. Nothing is decoded before it is needed. */
export function loadGrammar(table: () => GrammarTable): Grammar {
  const reader = new TableReader(table);
  const states = new StatePool(reader.pool);
  return {
    get source() {
      return table().source;
    },
    get kinds() {
      return Object.keys(table().starts);
    },
    states,
    before(kind) {
      const start = table().starts[kind];
      if (start === undefined) throw new Error(`the grammar has no kind ${kind}`);
      return states.before(reader.pattern(start));
    },
    definition: (index) => reader.definition(index),
    get definitionCount() {
      return table().elements.length;
    },
  };
}

class TableReader {
  readonly pool = new PatternPool();
  private readonly patterns: (Pattern | undefined)[] = [];
  private readonly definitions: (Definition | undefined)[] = [];

  constructor(private readonly load: () => GrammarTable) {}

  private get table(): GrammarTable {
    return this.load();
  }

  pattern(index: number): Pattern {
    let pattern = this.patterns[index];
    if (!pattern) {
      pattern = this.decode(index);
      this.patterns[index] = pattern;
    }
    return pattern;
  }

  private decode(index: number): Pattern {
    const row = at(this.table.patterns, index);
    const { pool } = this;
    switch (row[0]) {
      case "empty":
      case "notAllowed":
      case "text":
        return pool[row[0]];
      case "=":
      case "verbatim":
        return pool.values(index, row.slice(1) as string[], row[0] === "verbatim");
      case "data":
        return pool.data(
          index,
          row[1],
          datatypeOf(at(this.table.datatypes, row[1])),
          row[2] === undefined ? undefined : this.pattern(row[2]),
        );
      case "@":
        return pool.attribute(index, JSON.stringify(row[1]), nameClassOf(row[1]), this.pattern(row[2]));
      case "<":
        return pool.element(index, this.definition(row[1]));
      case "|":
        return pool.choice(this.members(row.slice(1) as number[]));
      case "&":
        return pool.interleave(this.members(row.slice(1) as number[]));
      case ",":
        return pool.group(this.members(row.slice(1) as number[]));
      case "+":
        return pool.oneOrMore(this.pattern(row[1]));
      case "*":
        return pool.optional(pool.oneOrMore(this.pattern(row[1])));
      case "?":
        return pool.optional(this.pattern(row[1]));
      case "list":
        return pool.list(index, this.pattern(row[1]));
    }
  }

  private members(indices: readonly number[]): Pattern[] {
    return indices.map((index) => this.pattern(index));
  }

  definition(index: number): Definition {
    let definition = this.definitions[index];
    if (!definition) {
      const [name, content] = at(this.table.elements, index);
      const read = (): Pattern => this.pattern(content);
      definition = {
        id: index,
        names: nameClassOf(name),
        get content() {
          return read();
        },
      };
      this.definitions[index] = definition;
    }
    return definition;
  }
}

function at<T>(rows: readonly T[], index: number): T {
  const row = rows[index];
  if (row === undefined) throw new Error(`the grammar's table has no row ${index}`);
  return row;
}
