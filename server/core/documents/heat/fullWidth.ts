import type { Fault } from "../../text/fault";

/** A full-width colon, or a full-width space behind a colon, and the spaces around it. */
const fullWidth = /[ \u3000]*(：|:(?=\u3000))[ \u3000]*/;

/**
 * A line that a Japanese input method wrote a full-width colon into is no entry for YAML: that is the cause, so it is what is
 * told, with the repair.
 */
export function explainFullWidth(text: string, faults: readonly Fault[]): readonly Fault[] {
  if (!/[：\u3000]/.test(text)) return faults;
  return faults.map((fault) => {
    const start = Math.max(text.lastIndexOf("\n", fault.span.start - 1), text.lastIndexOf("\r", fault.span.start - 1)) + 1;
    const [line = ""] = text.slice(start).split(/[\r\n]/, 1);
    const colon = fullWidth.exec(line);
    if (!colon || /[:"'#]/.test(line.slice(0, colon.index))) return fault;
    const span = { start: start + colon.index, end: start + colon.index + colon[0].length };
    const isLast = span.end === start + line.length;
    return {
      rule: fault.rule,
      span,
      message: {
        en: "Here is a full-width character, which YAML takes for a letter. A key ends with a half-width `:` and a half-width space.",
        ja: "ここに全角文字があり、YAML では普通の文字として扱われます。キーの後には半角の `:` と半角スペースが必要です。",
      },
      repairs: [
        {
          title: { en: "Write half-width characters", ja: "半角文字にする" },
          safe: true,
          edits: [{ span, newText: isLast ? ":" : ": " }],
        },
      ],
    };
  });
}
