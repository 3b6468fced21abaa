import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** The command by which any editor starts the language server. */
export const serverCommand = [process.execPath, path.join(root, "out/virt-layers.cjs"), "lsp", "--stdio"];

/** A guest with one mistake. */
export const guest = path.join(root, "test/editor/workspace/slips.xml");
