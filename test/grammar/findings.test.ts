import assert from "node:assert/strict";
import { checkTree } from "../../server/core/grammar/checkTree";
import { loadGrammar } from "../../server/core/grammar/loadGrammar";
import { languages, say } from "../../server/core/text/language";
import { applyEdits } from "../../server/core/text/span";
import { readXml } from "../../server/core/xml/readXml";
import { grammar, table } from "./corpora";

const guest = (rest: string, devices = ""): string =>
  `<domain type='kvm'>\n  <name>guest</name>\n  <memory unit='MiB'>2048</memory>\n  <vcpu>2</vcpu>\n` +
  `  <os>\n    <type arch='x86_64' machine='q35'>hvm</type>\n  </os>\n${rest}  <devices>\n${devices}  </devices>\n</domain>\n`;
const disk = (inside: string): string => guest("", `    <disk type='file' device='disk'>\n${inside}    </disk>\n`);

const check = (text: string, kind = "domain") => checkTree(text, readXml(text), grammar, kind);

/** Findings as `severity id @word: message`, the word being what stands under the span. */
function told(text: string, kind?: string): string[] {
  return check(text, kind).map(
    ({ id, severity, span, message, words }) =>
      `${severity} ${id} @${text.slice(span.start, span.end)}: ${say(message, "en", words)}`,
  );
}

describe("grammar: findings", () => {
  const cases: readonly {
    readonly name: string;
    readonly text: string;
    readonly kind?: string;
    readonly told: readonly string[];
  }[] = [
    { name: "nothing on a guest that is right", text: disk("<source file='/a'/><target dev='vda' bus='virtio'/>"), told: [] },
    {
      name: "a misspelt element, its children checked as the right one's",
      text: guest("<cpu mode='host-model'><toplogy sockets='1' cores='two' threads='1'/></cpu>"),
      told: [
        "error element-unknown @toplogy: <cpu> has no element <toplogy>. Did you mean <topology>?",
        'error value-not-allowed @two: "two" is not allowed for cores. Expected a whole number from 1.',
      ],
    },
    {
      name: "an attribute of another type, the type being believed",
      text: guest("", "<interface type='user'><source bridge='br0'/></interface>"),
      told: [
        'error attribute-not-with @bridge: bridge cannot stand in this <source> because <interface> has type="user". dev is expected instead.',
      ],
    },
    {
      name: "every value that a missing attribute may have",
      text: guest("", "<disk type='network'><source name='a'/><target dev='vda'/></disk>"),
      told: [
        'error attribute-missing @source: <source> lacks the attribute protocol because <disk> has type="network". Expected one of nbd, gluster, rbd, iscsi, http, https, ftps, ftp, ….',
      ],
    },
    {
      name: "a first child that waits for one behind it",
      text: guest("", "<hostdev mode='subsystem' type='usb'><source><product id='0x1'/><vendor id='0x2'/></source></hostdev>"),
      told: [
        "warning element-order @vendor: <vendor> stands too late in <source>: the order is fixed here, and it must come before <product>.",
      ],
    },
    {
      name: "a misspelt attribute",
      text: disk("<source file='/a'/><target dev='vda' buss='virtio'/>"),
      told: ["error attribute-unknown @buss: <target> has no attribute buss. Did you mean bus?"],
    },
    {
      name: "a misspelt value, siblings after it still checked",
      text: guest("<on_reboot>destory</on_reboot><on_crash>restart</on_crash><fetures/>"),
      told: [
        'error value-not-allowed @destory: "destory" is not allowed for <on_reboot>. Did you mean destroy?',
        "error element-unknown @fetures: <domain> has no element <fetures>. Did you mean <features>?",
      ],
    },
    {
      name: "what the discriminator excludes, and why",
      text: guest("", "<controller type='scsi' model='pcie-root'/>"),
      told: [
        'error value-not-allowed @pcie-root: "pcie-root" is not allowed for model because type="scsi". Expected one of auto, buslogic, lsilogic, lsisas1068, vmpvscsi, ibmvscsi, virtio-scsi, lsisas1078, ….',
      ],
    },
    {
      name: "the reason above the element",
      text: disk("<source dev='/dev/sdb'/><target dev='vda'/>"),
      told: [
        'error attribute-not-with @dev: dev cannot stand in this <source> because <disk> has type="file". Possible here: index, file, fdgroup, startupPolicy.',
      ],
    },
    {
      name: "patterns in words",
      text: disk("<source file='/a'/><target dev='vda'/><address type='pci' domain='0' bus='0' slot='0x20' function='0'/>"),
      told: ['error value-not-allowed @0x20: "0x20" is not allowed for slot. Expected a PCI slot, 0x00–0x1f.'],
    },
    {
      name: "what is missing, at the element that lacks it",
      text: guest("", "<disk type='file'><source file='/a'/></disk><input bus='usb'/>"),
      told: [
        "error element-missing @disk: <disk> lacks the element <target>.",
        "error attribute-missing @input: <input> lacks the attribute type. Expected one of tablet, mouse, keyboard.",
      ],
    },
    {
      name: "what belongs elsewhere",
      text: guest("<memballoon model='virtio'/>", "<emulator>/usr/bin/qemu</emulator>"),
      told: ["error element-misplaced @memballoon: <memballoon> cannot stand in <domain>; it belongs under <devices>."],
    },
    {
      name: "one mistake where one element lacks what another has too much",
      text: guest("", "<disk type='file'><source file='/a'/></disk><target dev='vda'/>"),
      told: ["error element-misplaced @target: <target> cannot stand in <devices>; it belongs under <disk>."],
    },
    {
      name: "as a warning what libvirt takes: repeated elements, another order, a feature without policy",
      text: guest(
        "<memory>1</memory><cpu mode='host-model'><feature name='x'/></cpu>",
        "<video><model type='virtio'><resolution x='1' y='2'/><acceleration accel3d='yes'/></model></video>",
      ),
      told: [
        "warning element-repeated @memory: <memory> already stands in this <domain>; only one is allowed.",
        "warning attribute-missing @feature: <feature> lacks the attribute policy. Expected one of force, require, optional, disable, forbid.",
        "warning element-order @acceleration: <acceleration> stands too late in <model>: the order is fixed here, and it must come before <resolution>.",
      ],
    },
    {
      name: "text between elements",
      text: disk("  stray\n<source file='/a'/><target dev='vda'/>"),
      told: ["error text-not-allowed @stray: <disk> cannot hold text here."],
    },
    {
      name: "a prefix that is not declared",
      text: guest("<qemu:commandline/>"),
      told: [
        "error element-unknown @qemu:commandline: <domain> has no element <qemu:commandline>. The prefix qemu is not declared.",
      ],
    },
    {
      name: "several attributes that one thing excludes as one mistake",
      text: guest(
        "",
        "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address domain='0' bus='1' slot='2' function='0'/></source></hostdev>",
      ),
      told: [
        "error attribute-not-with @domain: domain, bus, slot, function cannot stand in this <address>. uuid is expected instead.",
      ],
    },
    {
      name: "a device alone, as it is attached to a guest",
      kind: "device",
      text: "<disk type='file'><source file='/a'/><target dev='vda' bus='vritio'/></disk>",
      told: ['error value-not-allowed @vritio: "vritio" is not allowed for bus. Did you mean virtio?'],
    },
    {
      name: "other kinds",
      kind: "network",
      text: "<network><name>n</name><forward mode='nta'/><ip address='192.0.2.300' netmask='255.255.255.0'/></network>",
      told: [
        'error value-not-allowed @nta: "nta" is not allowed for mode. Did you mean nat?',
        'error value-not-allowed @192.0.2.300: "192.0.2.300" is not allowed for address. Expected an IPv4 address like 192.0.2.1, or an IPv6 address like 2001:db8::1.',
      ],
    },
    {
      name: "a root that is misspelt itself",
      text: guest("").replaceAll("domain", "domian"),
      told: ["error element-unknown @domian: <domian> cannot stand at the top of this document. Did you mean <domain>?"],
    },
  ];

  for (const { name, text, kind, told: expected } of cases) {
    it(`tell ${name}`, () => assert.deepEqual(told(text, kind), expected));
  }

  it("do not depend on what was checked before", () => {
    for (const { text, kind = "domain" } of [...cases].reverse()) {
      assert.deepEqual(
        checkTree(
          text,
          readXml(text),
          loadGrammar(() => table),
          kind,
        ),
        check(text, kind),
      );
    }
  });

  it("are as many as the mistakes, however many there are in one element", () => {
    const without = Array.from({ length: 200 }, () => "<disk type='file'><source file='/a'/></disk>\n").join("");
    assert.deepEqual(
      new Set(told(guest("", without))),
      new Set(["error element-missing @disk: <disk> lacks the element <target>."]),
    );
    assert.equal(check(guest("", without)).length, 200);
  });

  it("fill every placeholder, in every language", () => {
    const messages = cases.flatMap(({ text, kind }) =>
      check(text, kind).flatMap(({ message, words, fixes }) =>
        languages.flatMap((language) => [
          say(message, language, words),
          ...fixes.map((fix) => say(fix.title, language, fix.words)),
        ]),
      ),
    );
    assert.deepEqual(
      messages.filter((message) => /\{\w+\}/.test(message)),
      [],
    );
  });

  it("offer fixes that take the mistake away", () => {
    const text = guest("", "<disk type='file'><source file='/a'/></disk><target dev='vda' bus='vritio'/>");
    const moved = (check(text)[0]?.fixes ?? []).map((fix) => applyEdits(text, fix.edits));
    assert.deepEqual(
      moved.map((result) => told(result).length),
      [1, 1],
    );
    const [bus] = check(moved[0] ?? "");
    assert.deepEqual(told(applyEdits(moved[0] ?? "", bus?.fixes[0]?.edits ?? [])), []);
    for (const repaired of cases.filter(({ told }) => told.length === 1)) {
      const fixes = check(repaired.text, repaired.kind)[0]?.fixes ?? [];
      const left = fixes.map((fix) => told(applyEdits(repaired.text, fix.edits), repaired.kind).length);
      // An element that is added, or what is left when its attributes are gone, may still want something.
      assert.ok(left.length === 0 || Math.min(...left) <= 1, `${repaired.name}: ${left}`);
    }
  });

  it("neither throw nor recurse too deep on what nests without end", function () {
    this.timeout(10_000);
    const deep = (name: string, count: number): string => `<${name}>`.repeat(count) + `</${name}>`.repeat(count);
    assert.deepEqual(told(guest(`<metadata>${deep("x", 10_000)}</metadata>`)), []);
    const stores =
      "<backingStore type='file'><format type='raw'/><source file='/a'/>".repeat(5000) +
      "<oops/>" +
      "</backingStore>".repeat(5000);
    assert.equal(check(disk(`<source file='/a'/>${stores}<target dev='vda'/>`)).length > 0, true);
    const nested = check(guest(deep("devices", 10_000)));
    assert.ok(nested.length > 0 && nested.length < 10);
  });
});
