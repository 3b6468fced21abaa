/** A place as the protocol has it: from zero, in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A place where one piece of text comes and goes; with it there, the line has a mistake. */
export interface Break extends Place {
  readonly insert: string;
}

/** Where things are in a generated document. */
export interface Marks {
  /** Inside documented names. */
  readonly hover: readonly Place[];
  /** Where names are being typed. */
  readonly completion: readonly Place[];
  /** Inside a free text in the middle: a character may come and go, and nothing is wrong. */
  readonly edit: Place;
  readonly break: Break;
  /** The mistake near the end; missing in a clean document. */
  readonly seeded?: Place;
}

/** What the server is held to find: a layer's rules, or the grammar of the document as well. */
export type Expectation = "layers" | "grammar";

export type DocumentType = "xml" | "yaml";

export interface GeneratorOptions {
  readonly seed?: number;
  readonly clean?: boolean;
  readonly expect?: Expectation;
}

export interface GeneratedDocument {
  readonly text: string;
  readonly lines: number;
  readonly bytes: number;
  readonly languageId: DocumentType;
  readonly fileName: string;
  readonly marks: Marks;
}
