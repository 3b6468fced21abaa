import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Context, diagnose, readDocument } from "../server/core";
import { answer, type Case, contextOf, readCase } from "./fixture/answers";
import { filesAmong } from "./fixture/files";
import { realContext } from "./fixture/knowledge";
import { annotate, readInput } from "./fixture/marks";
import { type Fixture, formatFixture, parseFixture, type Section } from "./fixture/txtar";

const folder = path.join(__dirname, "fixtures");
const update = process.env.UPDATE === "1";

/** A section that is a file to read: `guest.xml`, `stack.yaml crlf bom`. */
const fileTitle = /^[\w./-]+\.(xml|yaml|txt)( |$)/;

/** The fixture as it would stand if the product were right as it is. */
function actual({ purpose, sections }: Fixture, feature: string): Fixture {
  let about: Case | undefined;
  const files = filesOf(sections);
  const answered = sections.map((section): Section => {
    if (!fileTitle.test(section.title)) {
      assert.ok(about || section.title.startsWith("explain "), `"${section.title}" stands before any file`);
      return { title: section.title, body: answer(section, about ?? readCase({ text: "" }, "", [], files)) };
    }
    const [name = "", ...options] = section.title.split(" ");
    about = readCase(readInput(section.body, options), name, options, files);
    return feature === "diagnose" ? { title: section.title, body: annotated(about) } : section;
  });
  return { purpose, sections: answered };
}

/** The files of a fixture; several are each other's neighbours. */
function filesOf(sections: readonly Section[]): Context["files"] {
  const files = sections.filter(({ title }) => fileTitle.test(title));
  const models = new Map(
    files.map(({ title, body }) => {
      const [name = "", ...options] = title.split(" ");
      const uri = `file:///${name}`;
      return [uri, readDocument({ uri, text: readInput(body, options).text })] as const;
    }),
  );
  // Files of one name are versions, not neighbours.
  return files.length > 1 && models.size === files.length ? filesAmong(models) : realContext("en").files;
}

function annotated({ model, input, options, files }: Case): string {
  return annotate(input.text, model ? diagnose(model, contextOf({ files }, "en")) : [], options);
}

for (const feature of readdirSync(folder).sort()) {
  const files = readdirSync(path.join(folder, feature)).filter((file) => file.endsWith(".txtar"));
  if (files.length === 0) continue;
  describe(`fixtures: ${feature}`, () => {
    before(() => {
      realContext("en");
    });
    for (const file of files.sort()) {
      const where = path.join(folder, feature, file);
      const written = readFileSync(where, "utf8");
      const fixture = parseFixture(written);
      it(`${fixture.purpose.split("\n")[0]} (${file})`, () => {
        assert.match(fixture.purpose, /\.$/, "a fixture begins with a sentence");
        const now = formatFixture(actual(fixture, feature));
        if (update && now !== written) writeFileSync(where, now);
        else assert.equal(now, written);
      });
    }
  });
}
