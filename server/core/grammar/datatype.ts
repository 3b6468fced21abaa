import { behindSpace, withoutTrailingSpace } from "../xml/characters";
import { regularExpression } from "./regularExpression";
import type { DatatypeRow } from "./table";

/** A datatype of XML Schema with its parameters. */
export interface Datatype {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** The name that the schema gives to it. */
  readonly name: string | undefined;
  allows(value: string): boolean;
}

type Test = (value: string) => boolean;

const integer: Test = (value) => /^[+-]?[0-9]+$/.test(value);
const matching =
  (expression: RegExp): Test =>
  (value) =>
    expression.test(value);
const between =
  (lowest?: bigint, highest?: bigint): Test =>
  (value) =>
    integer(value) && withinBounds(value, lowest, highest);

function withinBounds(value: string, lowest?: bigint, highest?: bigint): boolean {
  const number = BigInt(value.startsWith("+") ? value.slice(1) : value);
  return (lowest === undefined || number >= lowest) && (highest === undefined || number <= highest);
}

const bits = (count: bigint): Test => between(-(1n << (count - 1n)), (1n << (count - 1n)) - 1n);
const unsigned = (count: bigint): Test => between(0n, (1n << count) - 1n);
const decimal = matching(/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/);
const double = matching(/^(?:[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?INF|NaN)$/);
const zone = "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?";
const day = "-?(?:[1-9][0-9]{4,}|[0-9]{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
const clock = "(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?|24:00:00(?:\\.0+)?)";

const types: Readonly<Record<string, Test>> = {
  string: () => true,
  normalizedString: () => true,
  token: () => true,
  boolean: matching(/^(?:true|false|1|0)$/),
  decimal,
  double,
  float: double,
  integer,
  long: bits(64n),
  int: bits(32n),
  short: bits(16n),
  byte: bits(8n),
  unsignedLong: unsigned(64n),
  unsignedInt: unsigned(32n),
  unsignedShort: unsigned(16n),
  unsignedByte: unsigned(8n),
  nonNegativeInteger: between(0n),
  positiveInteger: between(1n),
  nonPositiveInteger: between(undefined, 0n),
  negativeInteger: between(undefined, -1n),
  NCName: matching(/^[\p{L}_][\p{L}\p{M}\p{Nd}\-._\xB7]*$/u),
  Name: matching(/^[\p{L}_:][\p{L}\p{M}\p{Nd}\-._:\xB7]*$/u),
  NMTOKEN: matching(/^[\p{L}\p{M}\p{Nd}\-._:\xB7]+$/u),
  hexBinary: matching(/^(?:[0-9a-fA-F]{2})*$/),
  anyURI: matching(/^(?:[^%]|%[0-9a-fA-F]{2})*$/u),
  dateTime: (value) => matching(new RegExp(`^${day}T${clock}${zone}$`))(value) && dayExists(value),
  date: (value) => matching(new RegExp(`^${day}${zone}$`))(value) && dayExists(value),
  time: matching(new RegExp(`^${clock}${zone}$`)),
};

function dayExists(value: string): boolean {
  const parts = /^(-?[0-9]+)-([0-9]{2})-([0-9]{2})/.exec(value);
  const [year, month, date] = [Number(parts?.[1]), Number(parts?.[2]), Number(parts?.[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year !== 0 && date <= days;
}

const facets: Readonly<Record<string, (bound: string) => Test>> = {
  pattern: (bound) => matching(regularExpression(bound)),
  minInclusive: (bound) => (value) => compare(value, bound) >= 0,
  maxInclusive: (bound) => (value) => compare(value, bound) <= 0,
  minExclusive: (bound) => (value) => compare(value, bound) > 0,
  maxExclusive: (bound) => (value) => compare(value, bound) < 0,
  length: (bound) => (value) => [...value].length === Number(bound),
  minLength: (bound) => (value) => [...value].length >= Number(bound),
  maxLength: (bound) => (value) => [...value].length <= Number(bound),
};

function compare(value: string, bound: string): number {
  if (integer(value) && integer(bound)) {
    const difference = BigInt(value.replace("+", "")) - BigInt(bound.replace("+", ""));
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }
  return toNumber(value) - toNumber(bound);
}

function toNumber(value: string): number {
  return Number(value.replace("INF", "Infinity"));
}

/** A value with every run of white space as one space, and none at its ends. */
export function collapsed(value: string): string {
  const start = behindSpace(value, 0);
  const trimmed = value.slice(start, withoutTrailingSpace(value, start, value.length));
  return /[\t\n\r]| {2}/.test(trimmed) ? trimmed.replace(/[\t\n\r ]+/g, " ") : trimmed;
}

/** Reads a row of the table. It throws where the datatype or one of its parameters is not known. */
export function datatypeOf([type, parameters = [], name]: DatatypeRow): Datatype {
  const base = types[type];
  if (!base) throw new Error(`the datatype ${type} is not supported`);
  const tests = parameters.map(([facet, bound]) => {
    const test = facets[facet];
    if (!test) throw new Error(`the parameter ${facet} is not supported`);
    return test(bound);
  });
  const normalise = type === "string" ? (value: string) => value : collapsed;
  const allows = (value: string): boolean => {
    const normal = normalise(value);
    return base(normal) && tests.every((test) => test(normal));
  };
  return { type, parameters: new Map(parameters), name, allows };
}
