import type { Usage } from "../grammar/completion/usage";
import type { Description } from "../grammar/describe";
import type { HeatSchema } from "../grammar/heat/heatSchema";
import type { PropertyRow } from "../grammar/heat/table";
import type { UpdateEffect } from "../grammar/heat/updates";
import type { Grammar } from "../grammar/loadGrammar";
import type { SettingAddress } from "../knowledge/address";
import type { LibvirtRelease } from "../knowledge/facts";
import type { KnowledgeBase } from "../knowledge/knowledgeBase";
import type { Layer } from "../knowledge/setting";
import type { Fault } from "../text/fault";
import type { Language, Text, Words } from "../text/language";
import type { Mistake, Repair } from "../text/mistake";
import type { Edit, Span } from "../text/span";
import type { Policy, ProjectSettings } from "./policy";
import type { Remark } from "./remarks";

export type { Allowed, Description } from "../grammar/describe";
export type { UpdateEffect } from "../grammar/heat/updates";

/** A text to read, and where it comes from. */
export interface SourceFile {
  readonly uri: string;
  readonly text: string;
}

/** A value as written, or why it cannot be known from the text alone. An unknown value is never a finding. */
export type Value =
  | { readonly known: true; readonly text: string; readonly span: Span }
  | {
      readonly known: false;
      readonly why: "parameter" | "function" | "template";
      /** For `get_resource` (and `get_param`): the name it refers to. */
      readonly refersTo?: string;
      readonly span: Span;
    }
  | { readonly known: false; readonly why: "map" | "list"; readonly span: Span };

/** What Nova wrote of itself into a guest's metadata. */
export interface NovaRecord {
  /** Nova's version, such as `34.0.0`. */
  readonly version?: string;
  readonly flavor?: string;
  /** The flavor's extra specs; missing where Nova was older than 32 and wrote none. */
  readonly extraSpecs?: ReadonlyMap<string, string>;
  /** The image's properties; missing as above. */
  readonly imageProperties?: ReadonlyMap<string, string>;
}

/** What a setting belongs to: a guest, another definition of libvirt's, or a resource of a template. */
export interface Subject {
  readonly kind: "guest" | "definition" | "resource" | "template" | "environment";
  readonly name: string;
  /** A guest's `type` (`kvm`, `qemu`, `xen`, …), a resource's type (`OS::Nova::Server`). */
  readonly type?: string;
  readonly span: Span;
  /** Set where Nova manages this guest. */
  readonly nova?: NovaRecord;
}

/** One setting, written once, somewhere. */
export interface Occurrence {
  readonly address: SettingAddress;
  /** The name as its user typed it: `cache`, `hw:cpu_policy`, a resource's own name. */
  readonly key: string;
  /** Whether it is an attribute of an XML element. */
  readonly isAttribute: boolean;
  readonly subject: Subject;
  readonly parent?: Occurrence;
  readonly children: readonly Occurrence[];
  /** Where the name stands: start tag and end tag, a key, a resource's key and type. Without quotes. */
  readonly names: readonly Span[];
  readonly value?: Value | undefined;
  /** All of it: from `<` to behind the end tag, from a key to the end of its value. */
  readonly whole: Span;
}

/** A guest of libvirt's, as rules look at it. Paths begin below `<domain>`: `devices/disk/target@dev`; `*` is any one element. */
export interface Guest {
  readonly root: Occurrence;
  /** All that stands at a path, in the order of the text. */
  all(path: string): readonly Occurrence[];
  /** The first that stands at a path: of what may stand once, libvirt reads that one. */
  one(path: string): Occurrence | undefined;
  /** The text of the first that stands at a path. */
  text(path: string): string | undefined;
  /** `kvm`, `qemu`, `xen`, …; empty where it is not written. */
  readonly type: string;
  /** Whether libvirt's QEMU driver reads it. */
  readonly isQemu: boolean;
  /** `x86_64`, `aarch64`, …; undefined where it is left to the host. */
  readonly arch: string | undefined;
  /** The machine's name as written, such as `pc-q35-9.2`; undefined where libvirt chooses. */
  readonly machine: string | undefined;
  /** A dump of a running guest: its root has the `id` that only libvirt gives. */
  readonly isLive: boolean;
}

/** A place where something may be written, as completion needs it. */
export type Slot = SettingSlot | ProposalSlot;

/** A place whose names and values the knowledge lists. */
export interface SettingSlot {
  /** What may stand here: names of settings of a vocabulary, or values of one setting. */
  readonly expects: { readonly names: "flavor" | "image" } | { readonly valueOf: SettingAddress };
  /** What is replaced by an accepted suggestion. */
  readonly span: Span;
  /** Names that already stand in the same map. */
  readonly present: readonly string[];
  /** True where a chosen name still needs its `: `. */
  readonly needsColon: boolean;
  /** True where the value stands in quotes already. */
  readonly quoted: boolean;
}

/** A place for which its kind of document knows everything that may stand there, the likeliest first. */
export interface ProposalSlot {
  readonly proposals: readonly Proposal[];
  /** What stands around the place, where it is a setting. */
  readonly around?: Occurrence;
  /** The characters after which the proposals are wanted unasked. */
  readonly opensAfter: string;
}

/** Something that may be written at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: "element" | "attribute" | "name" | "value" | "tag" | "type" | "function" | "reference";
  /** The setting that it writes, or of which it is a value. */
  readonly address?: SettingAddress;
  readonly required: boolean;
  /** Said in one line where the knowledge has no text of it. */
  readonly note?: { readonly text: Text; readonly words?: Words };
  /** What it replaces. */
  readonly span: Span;
  readonly newText: string;
  /** The parts of `newText` that its author goes through next, in order. */
  readonly stops: readonly Span[];
  /** What changes with it elsewhere. */
  readonly also: readonly Edit[];
}

/** Something that has a name in a file and is used by it: a parameter of a template, an alias of a guest's device. */
export interface NamedThing {
  /** What it is, in the words of its kind of document: `parameter`, `resource`, `alias`, `iothread`, … */
  readonly kind: string;
  /** As it is compared: `1` for an iothread written `01`. */
  readonly name: string;
  /** The uri of the file that declares it. */
  readonly file: string;
  /** The guest that it is part of: a file may hold several. */
  readonly subject?: Subject;
}

/** A place where a named thing is declared or used. */
export interface Mention {
  readonly thing: NamedThing;
  /** The name alone, without quotes. */
  readonly span: Span;
  readonly role: "declares" | "uses";
}

/** A file that a text names: a template that is a type, or one whose content a function takes in. */
export interface Need {
  /** Resolved against the file that names it. */
  readonly uri: string;
  /** The path as it is written, without quotes. */
  readonly span: Span;
  readonly what: "template" | "content";
}

/** A template as others see it. */
export interface TemplateInterface {
  readonly parameters: ReadonlyMap<string, { readonly row: PropertyRow; readonly span: Span }>;
  readonly outputs: ReadonlySet<string>;
  /** The types of its resources. */
  readonly types: ReadonlySet<string>;
}

/** An environment as templates see it. */
export interface EnvironmentInterface {
  /** The names in `parameter_defaults`: they reach nested stacks too. */
  readonly defaults: ReadonlySet<string>;
  /** What types stand for: another type, or the uri of a template. A `*` stands for the same text on both sides. */
  readonly registry: readonly { readonly type: string; readonly target: string; readonly isFile: boolean }[];
}

/** Lines that may be folded away: from the one where the span begins, which stays, to the one where it ends. */
export interface Fold {
  readonly span: Span;
  readonly isComment: boolean;
}

/** Why a name is refused. */
export interface Refusal {
  readonly message: Text;
  readonly words?: Words;
}

/** A kind of document: `libvirt-domain`, `libvirt-network`, `heat-template`, …; `project` is our own project file. */
export type DocumentKind = `libvirt-${string}` | "heat-template" | "heat-environment" | "cfn-template" | "project";

/** A text, read. Immutable; belongs to one version of one file. Only its kind's folder knows its syntax. */
export interface DocumentModel {
  readonly file: SourceFile;
  readonly kind: DocumentKind;
  /** Null for what is part of no layer: our own project file. */
  readonly layer: Layer | null;
  /** A template of templates (Jinja): its text is not what will be read, so nothing is found wrong in it. */
  readonly templated: boolean;
  readonly subjects: readonly Subject[];
  /** The guests that are defined here; empty for every document that defines none. */
  readonly guests: readonly Guest[];
  /** Reads the next version of the same file: what it gives is what reading it anew would, faster. Undefined where it cannot. */
  reread(file: SourceFile): DocumentModel | undefined;
  /** The settings that stand in no other. */
  readonly roots: readonly Occurrence[];
  /** Every setting, in the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** The settings that touch a part of the text, in its order. */
  touching(part: Span): readonly Occurrence[];
  readonly faults: readonly Fault[];
  /** The comments that speak to us, in the order of the text. */
  readonly remarks: readonly Remark[];
  /** What the kind's own grammar says of a place; undefined where it says nothing. */
  describe(occurrence: Occurrence, context: Context): Description | undefined;
  /** What becomes of the resource around a setting when its value changes; a part of its description that costs little. */
  updateOf(occurrence: Occurrence, context: Context): UpdateEffect | undefined;
  /** What the kind's own grammar finds wrong: it needs more than the text. */
  check(context: Context): Iterable<Mistake>;
  /** Does a piece of what `check` needs; true where there are more. A long check is done so, and others are answered in between. */
  work(context: Context): boolean;
  slotAt(offset: number, context: Context): Slot | undefined;
  /** The ways to write a part of the text otherwise that change nothing of what it means. */
  refactorings(part: Span, context: Context): readonly Repair[];
  /** Where named things are declared and used, in the order of the text; things of other files too. */
  mentions(context: Context): readonly Mention[];
  /** Why something that this document declares cannot have a name; undefined where it can. */
  refuses(thing: NamedThing, name: string, context: Context): Refusal | undefined;
  /** The edit that writes another name at a mention. */
  spell(mention: Mention, name: string): Edit;
  /** The other files that the text names, in its order. */
  needs(): readonly Need[];
  /** What a template is to those that use it as a type, or give it its parameters; undefined for everything else. */
  asTemplate(context: Context): TemplateInterface | undefined;
  /** What an environment says of templates; undefined for everything else. */
  asEnvironment(): EnvironmentInterface | undefined;
  /** What a project file decides; undefined for everything else. */
  asProject(): ProjectSettings | undefined;
  /** What an editor may fold away, in the order of the text; what stands on one line may be among it. */
  folds(): readonly Fold[];
  /** The parts of the text around an offset, each inside the next: a name, its value, its setting, what that belongs to. */
  partsAround(offset: number): readonly Span[];
  /** The edit that sets an address on a subject, or undefined where this kind cannot write it. */
  write(subject: Subject, address: SettingAddress, value: string): Edit | undefined;
  /** The edit that takes a setting out, with the line it stood on; with `comment`, one that leaves a comment in its place. */
  remove(occurrence: Occurrence, comment?: string): Edit;
}

/** What a document, a feature or a rule may ask besides the text. */
export interface Context {
  readonly knowledge: KnowledgeBase;
  /** What may stand where in libvirt's XML. */
  readonly grammar: Grammar;
  /** How usual each of it is. */
  readonly usage: Usage;
  /** What may stand where in a template of Heat's. */
  readonly heat: HeatSchema;
  readonly language: Language;
  /** What the files are written for. */
  readonly targets: Targets;
  /** What the user has decided of the rules. */
  readonly policy: Policy;
  readonly files: Files;
}

export interface Targets {
  readonly libvirt: LibvirtRelease;
}

/** What is known of a file that a document names. */
export type FileState =
  /** Read, or seen to be there. */
  | "there"
  /** Looked for, and not there. */
  | "missing"
  /** Outside of the workspace, on another machine, too large, no regular file: left alone, and never a finding. */
  | "unread"
  /** Not looked for yet: the answer is asked for again when it was. */
  | "awaited";

/** The other files, as far as the shell has brought them. The core itself reads none. */
export interface Files {
  /** A document as the editor shows it, or else as it is stored; undefined where it is none of ours or was not read. */
  document(uri: string): DocumentModel | undefined;
  state(uri: string): FileState;
  /** The documents, open or stored, that a document may depend on or that may depend on it, itself left out. */
  related(uri: string): readonly DocumentModel[];
  /** The environments that the settings give a template. */
  assigned(uri: string): readonly string[];
  /** The files in the folder of a document and below, as paths from there; no more than some hundred. */
  paths(uri: string): readonly string[];
}
