/** A card's Markdown for a client that shows plain text only: the same words without the marks. Code keeps what it says. */
export function plainText(markdown: string): string {
  const codes: string[] = [];
  const kept = markdown.replace(/`([^`\n]+)`/g, (_, code: string) => `\u0000${codes.push(code) - 1}\u0000`);
  const plain = kept
    .replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, "$1 ($2)")
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, "$1")
    .replace(/\*(?=\S)([^*\n]+?)(?<=\S)\*/g, "$1")
    .replace(/^(?:> ?|#+ )/gm, "")
    .replace(/^\|(?:\s*:?-+:?\s*\|)+\s*\n/gm, "")
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, "$1");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL stands in no text that is ours, so it can mark where code was.
  return plain.replace(/\u0000(\d+)\u0000/g, (_, index: string) => codes[Number(index)] ?? "");
}
