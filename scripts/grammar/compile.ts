import path from "node:path";
import { datatypeOf } from "../../server/core/grammar/datatype";
import type { DatatypeRow, ElementRow, NameClassRow, PatternRow } from "../../server/core/grammar/table";
import { Rows } from "./rows";
import { readSchemaFile, type SchemaNode, wanted } from "./schemaFile";
import { SchemaGrammar } from "./schemaGrammar";

const xsd = "http://www.w3.org/2001/XMLSchema-datatypes";

/** Compiles schemas into rows; the element definitions of all of them stand in one list. */
export class Compiler {
  readonly rows = new Rows();
  readonly elements: ElementRow[] = [];
  private readonly definitions = new Map<SchemaGrammar, Map<string | undefined, number>>();
  private readonly elementIndices = new Map<SchemaGrammar, Map<SchemaNode, number>>();
  private readonly waiting: (() => void)[] = [];
  private readonly open: string[] = [];

  /** The start pattern of a schema file; nothing where it is only a part of others. */
  start(file: string): number | undefined {
    const root = readSchemaFile(file);
    if (root.kind !== "grammar") return this.finish(this.pattern(root, new SchemaGrammar({ ...root, children: [] })));
    const grammar = new SchemaGrammar(root);
    return grammar.hasStart ? this.finish(this.definition(grammar, undefined)) : undefined;
  }

  private finish(start: number): number {
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) next();
    return start;
  }

  private definition(grammar: SchemaGrammar, name: string | undefined): number {
    const known = memo(this.definitions, grammar);
    const made = known.get(name);
    if (made !== undefined) return made;
    if (this.open.includes(`${name}`)) throw new Error(`${name} refers to itself outside an element`);
    const { how, nodes } = grammar.find(name);
    this.open.push(`${name}`);
    const members = nodes.map((node) => this.group(node.children, grammar, name));
    this.open.pop();
    const row = how === "choice" ? this.rows.choice(members) : this.rows.several("&", members);
    known.set(name, row);
    return row;
  }

  private group(nodes: readonly SchemaNode[], grammar: SchemaGrammar, name?: string): number {
    return this.rows.several(
      ",",
      nodes.map((node) => this.pattern(node, grammar, name)),
    );
  }

  /** `name` is that of the definition that a datatype is the whole of, or one choice of. */
  private pattern(node: SchemaNode, grammar: SchemaGrammar, name?: string): number {
    const { rows } = this;
    const content = (): number => this.group(node.children, grammar);
    switch (node.kind) {
      case "empty":
      case "notAllowed":
      case "text":
        return rows.add([node.kind]);
      case "group":
      case "div":
        return content();
      case "choice":
        return rows.choice(node.children.map((child) => this.pattern(child, grammar, name)));
      case "interleave":
        return rows.several(
          "&",
          node.children.map((child) => this.pattern(child, grammar)),
        );
      case "mixed":
        return rows.several("&", [content(), rows.add(["text"])]);
      case "optional":
        return rows.optional(content());
      case "zeroOrMore":
        return rows.zeroOrMore(content());
      case "oneOrMore":
        return rows.oneOrMore(content());
      case "list":
        return rows.add(["list", content()]);
      case "element":
        return this.element(node, grammar);
      case "attribute":
        return this.attribute(node, grammar);
      case "value":
        return rows.add(value(node));
      case "data":
        return this.data(node, grammar, name);
      case "ref":
        return this.definition(grammar, wanted(node, "name"));
      case "parentRef":
        if (!grammar.parent) throw new Error(`${node.file}: there is no parent grammar`);
        return this.definition(grammar.parent, wanted(node, "name"));
      case "grammar":
        return this.definition(new SchemaGrammar(node, grammar), undefined);
      case "externalRef":
        return this.external(node, grammar);
      default:
        throw new Error(`${node.file}: <${node.kind}> is no pattern`);
    }
  }

  private external(node: SchemaNode, grammar: SchemaGrammar): number {
    const file = path.join(path.dirname(node.file), wanted(node, "href"));
    return this.pattern(readSchemaFile(file, node.namespace), grammar);
  }

  private element(node: SchemaNode, grammar: SchemaGrammar): number {
    const known = memo(this.elementIndices, grammar);
    let index = known.get(node);
    if (index === undefined) {
      const { name, content } = named(node, node.namespace);
      const own = this.elements.push([name, 0]) - 1;
      known.set(node, own);
      index = own;
      // Later, since an element may hold itself.
      this.waiting.push(() => {
        this.elements[own] = [name, this.group(content, grammar)];
      });
    }
    return this.rows.add(["<", index]);
  }

  private attribute(node: SchemaNode, grammar: SchemaGrammar): number {
    const { name, content } = named(node, node.attributes.get("ns") ?? "");
    return this.rows.attribute(name, content.length > 0 ? this.group(content, grammar) : this.rows.add(["text"]));
  }

  private data(node: SchemaNode, grammar: SchemaGrammar, name: string | undefined): number {
    if (node.datatypeLibrary !== xsd && node.datatypeLibrary !== "") throw new Error(`unknown library ${node.datatypeLibrary}`);
    const parameters = node.children
      .filter(({ kind }) => kind === "param")
      .map((param) => [wanted(param, "name"), param.text] as const);
    const type = wanted(node, "type");
    const row: DatatypeRow = name ? [type, parameters, name] : parameters.length > 0 ? [type, parameters] : [type];
    // What the checker cannot decide must not come into the table.
    datatypeOf(row);
    const except = node.children.find(({ kind }) => kind === "except");
    const datatype = this.rows.datatype(row);
    return this.rows.add(
      except
        ? ["data", datatype, this.rows.choice(except.children.map((child) => this.pattern(child, grammar)))]
        : ["data", datatype],
    );
  }
}

function memo<K, T, V>(tables: Map<K, Map<T, V>>, key: K): Map<T, V> {
  const table = tables.get(key) ?? new Map<T, V>();
  tables.set(key, table);
  return table;
}

/** A value without a type is compared as a token; the other types whose equality is that of strings follow suit. */
function value(node: SchemaNode): PatternRow {
  const type = node.attributes.get("type")?.trim() ?? "token";
  if (type === "string") return ["verbatim", node.text];
  if (type !== "token" && type !== "NCName" && type !== "NMTOKEN")
    throw new Error(`${node.file}: values of ${type} are not supported`);
  return ["=", node.text.trim().replace(/[\t\n\r ]+/g, " ")];
}

/** The name of an element or attribute, from its attribute or its first child, and the children that are its content. */
function named(node: SchemaNode, namespace: string): { name: NameClassRow; content: readonly SchemaNode[] } {
  const short = node.attributes.get("name");
  if (short !== undefined) return { name: qualified(short, node, namespace), content: node.children };
  const [first, ...content] = node.children;
  if (!first) throw new Error(`${node.file}: <${node.kind}> has no name`);
  return { name: nameClass(first), content };
}

function nameClass(node: SchemaNode): NameClassRow {
  if (node.kind === "name") return qualified(node.text, node, node.namespace);
  if (node.kind === "choice") return ["|", ...node.children.map(nameClass)];
  if (node.kind !== "anyName" && node.kind !== "nsName") throw new Error(`${node.file}: <${node.kind}> is no name class`);
  const excepted = node.children.find(({ kind }) => kind === "except")?.children.map(nameClass);
  const except: [] | [NameClassRow] = excepted ? [["|", ...excepted]] : [];
  return node.kind === "anyName" ? ["any", ...except] : ["namespace", node.namespace, ...except];
}

function qualified(written: string, node: SchemaNode, namespace: string): string {
  const name = written.trim();
  const colon = name.indexOf(":");
  const uri = colon < 0 ? namespace : node.namespaceOf(name.slice(0, colon));
  if (uri === undefined) throw new Error(`${node.file}: the prefix of ${name} is not declared`);
  return uri === "" ? name : `{${uri}}${name.slice(colon + 1)}`;
}
