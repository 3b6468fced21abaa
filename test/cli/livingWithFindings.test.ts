import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { type Installed, install } from "./install";

const twice = `<domain type='kvm'>
  <name>a</name>
  <memory unit='GiB'>1</memory>
  <os><type arch='x86_64'>hvm</type></os>
  <devices>
    <disk type='file'><source file='/a'/><target dev='vda'/><boot order='1'/></disk>
    <disk type='file'><source file='/b'/><target dev='vdb'/><boot order='1'/></disk>
  </devices>
</domain>
`;
const slip = "<domain type='kvm'>\n  <name>a</name>\n  <vcppu>1</vcppu>\n  <memory>1</memory>\n</domain>\n";
const password = "s3cret-passw0rd";
const secret = `heat_template_version: 2021-04-16
parameters:
  key: {type: string, hidden: true, default: ${password}, constraints: [{length: {max: 4}}]}
outputs:
  a: {value: {get_param: key}}
`;

describe("virt-layers check, living with findings", () => {
  let cli: Installed;
  before(() => {
    cli = install();
    cli.write("twice.xml", twice);
    cli.write("slip.xml", slip);
    cli.write("secret.yaml", secret);
    cli.write("pom.xml", "<project/>\n");
  });
  after(() => rmSync(path.dirname(cli.folder), { recursive: true }));

  const rulesOf = (args: readonly string[]): string[] => {
    const { out } = cli.run(["check", "--format", "json", ...args]);
    const { files }: { files: { findings: { rule: string }[] }[] } = JSON.parse(out);
    return files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  };

  it("weighs rules as the project file says, here or above", () => {
    assert.deepEqual(rulesOf(["twice.xml"]), ["boot-order-unique"]);
    cli.write("project/.virt-layers.yaml", "rules: {boot-order-unique: off}\n");
    cli.write("project/deep/twice.xml", twice);
    const inProject = (rules: string) => {
      cli.write("project/.virt-layers.yaml", rules);
      const ran = spawnSync(process.execPath, [cli.bundle, "check", "twice.xml"], {
        cwd: path.join(cli.folder, "project/deep"),
        env: cli.env,
        encoding: "utf8",
      });
      return { code: ran.status, out: ran.stdout };
    };
    assert.equal(inProject("rules: {boot-order-unique: off}\n").code, 0);
    const warned = inProject("rules: {boot-order-unique: warning}\n");
    assert.equal(warned.code, 0);
    assert.match(warned.out, /warning boot-order-unique/);
  });

  it("tells of what is wrong in a project file", () => {
    cli.write("wrong/.virt-layers.yaml", "rules: {boot-order-uniq: off}\npack: [nfv]\n");
    const { code, out } = cli.run(["check", "wrong/.virt-layers.yaml"]);
    assert.equal(code, 1);
    assert.equal(out.match(/error project-setting/g)?.length, 2);
  });

  it("keeps back what a comment suppresses with a reason", () => {
    cli.write(
      "kept.xml",
      twice.replace("    <disk type='file'><source file='/b'", "    <!-- virt-layers-ignore boot-order-unique: test -->\n$&"),
    );
    assert.deepEqual(rulesOf(["kept.xml"]), []);
    cli.write(
      "idle.xml",
      twice.replace("order='1'", "order='2'").replace("<devices>", "<devices><!-- virt-layers-ignore boot-order-unique: x -->"),
    );
    assert.deepEqual(rulesOf(["idle.xml"]), ["suppression-unused"]);
  });

  it("tells of some rules alone, and fails on too many warnings", () => {
    assert.deepEqual(rulesOf(["--rule", "element-unknown", "slip.xml", "twice.xml"]), ["element-unknown"]);
    const { code, err } = cli.run(["check", "--rule", "nothing", "slip.xml"]);
    assert.deepEqual([code, err], [2, 'virt-layers: there is no rule "nothing"\n']);
    cli.write("guest.xml", "<domain type='kvm'>\n  <name>a</name><flavor>m1.small</flavor>\n  <memory>1</memory>\n</domain>\n");
    assert.equal(cli.run(["check", "guest.xml"]).code, 0);
    assert.equal(cli.run(["check", "--max-warnings", "0", "guest.xml"]).code, 1);
    assert.equal(cli.run(["check", "--max-warnings", "1", "guest.xml"]).code, 0);
  });

  it("tells only what an earlier report does not hold, wherever the lines have gone", () => {
    cli.write("baseline.json", cli.run(["check", "--format", "json", "twice.xml", "slip.xml"]).out);
    cli.write("twice.xml", `\n\n${twice}`);
    assert.deepEqual(rulesOf(["--baseline", "baseline.json", "twice.xml", "slip.xml"]), []);
    assert.deepEqual(rulesOf(["--baseline", "baseline.json", "--language", "ja", "twice.xml"]), []);
    const third = "    <disk type='file'><source file='/c'/><target dev='vdc'/><boot order='1'/></disk>\n  </devices>";
    cli.write("twice.xml", twice.replace("  </devices>", third));
    assert.deepEqual(rulesOf(["--baseline", "baseline.json", "twice.xml"]), ["boot-order-unique"]);
    cli.write("twice.xml", twice);
    assert.equal(cli.run(["check", "--baseline", "slip.xml", "twice.xml"]).code, 2);
  });

  it("is no pass where no file of a kind was there", () => {
    assert.equal(cli.run(["check", "pom.xml"]).code, 0);
    assert.equal(cli.run(["check", "--require-kind", "any", "pom.xml"]).code, 2);
    assert.equal(cli.run(["check", "--require-kind", "heat-template", "guest.xml"]).code, 2);
    assert.equal(cli.run(["check", "--require-kind", "libvirt-domain", "guest.xml"]).code, 0);
  });

  it("checks standard input under the name that it is given", () => {
    const args = [cli.bundle, "check", "--stdin-name", "new.xml"];
    const { status, stdout } = spawnSync(process.execPath, args, {
      cwd: cli.folder,
      env: cli.env,
      input: slip,
      encoding: "utf8",
    });
    assert.equal(status, 1);
    assert.match(stdout, /^new\.xml:3:4: error element-unknown/m);
  });

  it("applies safe fixes until nothing changes, and keeps the encoding", () => {
    cli.write("fix.xml", slip);
    assert.equal(cli.run(["check", "--fix", "fix.xml"]).code, 0);
    assert.equal(readFileSync(path.join(cli.folder, "fix.xml"), "utf8"), slip.replaceAll("vcppu", "vcpu"));
    cli.write("mark.xml", `\uFEFF${slip}`);
    cli.run(["check", "--fix", "mark.xml"]);
    assert.equal(readFileSync(path.join(cli.folder, "mark.xml"), "utf8"), `\uFEFF${slip.replaceAll("vcppu", "vcpu")}`);
    const wide = Buffer.from(`\uFEFF${slip}`, "utf16le");
    cli.write("wide.xml", wide);
    assert.equal(cli.run(["check", "--fix", "wide.xml"]).code, 2);
    assert.deepEqual(readFileSync(path.join(cli.folder, "wide.xml")), wide);
  });

  it("writes SARIF 2.1.0 that its schema accepts", () => {
    const { out } = cli.run(["check", "--format", "sarif", "slip.xml", "twice.xml", "secret.yaml", "pom.xml"]);
    const log: { runs: { results: { ruleId: string; relatedLocations?: unknown[] }[] }[] } = JSON.parse(out);
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    const schema = JSON.parse(readFileSync(require.resolve("schemastore/schemas/json/sarif-2.1.0.json"), "utf8"));
    const isValid = ajv.compile(schema);
    assert.ok(isValid(log), JSON.stringify(isValid.errors));
    assert.equal(isValid({ version: "2.0.0", runs: [] }), false);
    const results = log.runs.flatMap((one) => one.results);
    assert.deepEqual(
      results.map(({ ruleId }) => ruleId),
      ["element-unknown", "boot-order-unique", "default-not-allowed"],
    );
    assert.deepEqual(results[1]?.relatedLocations?.length, 1);
  });

  it("writes GitHub's workflow commands", () => {
    const { out } = cli.run(["check", "--format", "github", "slip.xml"]);
    assert.match(
      out,
      /^::error file=slip\.xml,line=3,endLine=3,col=4,endColumn=9,title=element-unknown::<domain> has no element <vcppu>/,
    );
  });

  it("lets out no secret in any format", () => {
    for (const format of ["text", "json", "sarif", "github"])
      assert.doesNotMatch(cli.run(["check", "--format", format, "secret.yaml"]).out, new RegExp(password), format);
  });
});
