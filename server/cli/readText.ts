import { readFileSync, statSync } from "node:fs";
import { Complaint } from "./complaint";

const mebibytes = 64;

/** Reads a regular file as text, its byte order mark left out; throws a `Complaint` for what is no text or cannot be read. */
export function readText(file: string): string {
  const { size } = regularFile(file);
  if (size > mebibytes * 1024 * 1024) throw new Complaint(tooLarge, { file, mebibytes });
  return decode(
    attempt(file, () => readFileSync(file)),
    file,
  );
}

/** Reads standard input to its end. */
export function readInput(): string {
  return decode(
    attempt("stdin", () => readFileSync(0)),
    "stdin",
  );
}

/** Looks before opening: a FIFO or a device would block for ever. */
function regularFile(file: string) {
  const stats = attempt(file, () => statSync(file));
  if (!stats.isFile()) throw new Complaint(stats.isDirectory() ? isFolder : notRegular, { file });
  return stats;
}

function decode(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) throw new Complaint(binary, { file });
  return utf8.decode(bytes);
}

const utf8 = new TextDecoder("utf-8");

/** Does something with a file; a failure of the system becomes a `Complaint` that names the file. */
export function attempt<Result>(file: string, act: () => Result): Result {
  try {
    return act();
  } catch (failure) {
    const code = failure instanceof Error && "code" in failure ? String(failure.code) : String(failure);
    throw new Complaint(reasons[code] ?? unreadable, { file, code });
  }
}

const missing = { en: "{file}: there is no such file or folder", ja: "{file}: そのようなファイルやフォルダーはありません" };
const forbidden = { en: "{file}: permission to read it is missing", ja: "{file}: 読み取り権限がありません" };
const unreadable = { en: "{file}: cannot be read ({code})", ja: "{file}: 読み込めません（{code}）" };
const binary = {
  en: "{file}: is a binary file, not text in UTF-8 or UTF-16",
  ja: "{file}: バイナリーファイルです。UTF-8 または UTF-16 のテキストではありません",
};
const tooLarge = {
  en: "{file}: is larger than {mebibytes} MiB",
  ja: "{file}: {mebibytes} MiB を超えています",
};
const notRegular = { en: "{file}: is not a regular file", ja: "{file}: 通常のファイルではありません" };
const isFolder = { en: "{file}: is a folder", ja: "{file}: フォルダーです" };
const reasons: Readonly<Record<string, Complaint["text"]>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EACCES: forbidden,
  EPERM: forbidden,
};
