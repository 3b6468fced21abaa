import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "./compiledKnowledge";

/** The folder of real files with recorded verdicts, beside the checkout. */
export const corpora = path.join(root, "../shared/corpora");

export const hasCorpora = existsSync(corpora);

/** libvirt's RELAX NG schemas, beside the checkout. */
export const schemas = path.join(root, "../shared/schemas/libvirt-12.8.0");
