/** A path of a template as a uri, against the uri of the file that names it; an address of its own stays as it is. */
export function resolveUri(path: string, base: string): string {
  if (/^[a-z][\w+.-]+:/i.test(path)) return path;
  const [, head = "", folder = ""] = /^([a-z][\w+.-]*:\/\/[^/]*)?(.*\/)?/i.exec(base) ?? [];
  const parts = path.startsWith("/") ? [] : folder.split("/").filter((part) => part !== "");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(encodeURIComponent(part));
  }
  return `${head}/${parts.join("/")}`;
}

/** Heat's client takes a type that ends so for a file. */
export function isTemplatePath(type: string): boolean {
  return /\.(yaml|template)$/.test(type);
}

/** The last part of a uri, decoded where it can be. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
