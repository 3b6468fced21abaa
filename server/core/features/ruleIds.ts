import { checks } from "../documents/checks";
import { rules } from "../rules";
import type { Severity } from "../text/mistake";

/** The id of everything that may be found, with its usual severity. */
export const ruleIds: ReadonlyMap<string, Severity> = new Map([...rules, ...checks].map(({ id, severity }) => [id, severity]));
