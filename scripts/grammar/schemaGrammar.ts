import path from "node:path";
import { readSchemaFile, type SchemaNode, wanted } from "./schemaFile";

/** One `start` or `define` of a grammar. */
interface Component {
  /** Nothing for `start`. */
  readonly name: string | undefined;
  readonly node: SchemaNode;
}

/** What several components of one name are together. */
export interface Combined {
  readonly how: "choice" | "interleave";
  readonly nodes: readonly SchemaNode[];
}

/** A `grammar` element: its components, those of included files among them. */
export class SchemaGrammar {
  private readonly components: readonly Component[];

  constructor(
    node: SchemaNode,
    readonly parent?: SchemaGrammar,
  ) {
    this.components = gather(node);
  }

  get hasStart(): boolean {
    return this.components.some(({ name }) => name === undefined);
  }

  /** The definition of a name, or the start of the grammar. */
  find(name: string | undefined): Combined {
    const nodes = this.components.filter((component) => component.name === name).map(({ node }) => node);
    const methods = new Set(nodes.map((node) => node.attributes.get("combine")).filter((method) => method !== undefined));
    const [how = "choice"] = methods;
    const combined = nodes.filter((node) => node.attributes.has("combine")).length;
    if (nodes.length === 0) throw new Error(`the grammar does not define ${name ?? "start"}`);
    if (nodes.length > combined + 1 || methods.size > 1) throw new Error(`${name ?? "start"} is defined twice`);
    if (how !== "choice" && how !== "interleave") throw new Error(`combine="${how}" is unknown`);
    return { how, nodes };
  }
}

function gather(node: SchemaNode): Component[] {
  return node.children.flatMap((child): Component[] => {
    if (child.kind === "start") return [{ name: undefined, node: child }];
    if (child.kind === "define") return [{ name: wanted(child, "name"), node: child }];
    if (child.kind === "div") return gather(child);
    if (child.kind === "include") return included(child);
    throw new Error(`${child.file}: <${child.kind}> cannot stand in a grammar`);
  });
}

/** The components of an included grammar; what stands inside `include` takes the place of those of its name. */
function included(include: SchemaNode): Component[] {
  const overrides = gather(include);
  const overridden = new Set(overrides.map(({ name }) => name));
  const root = readSchemaFile(path.join(path.dirname(include.file), wanted(include, "href")));
  return [...gather(root).filter(({ name }) => !overridden.has(name)), ...overrides];
}
