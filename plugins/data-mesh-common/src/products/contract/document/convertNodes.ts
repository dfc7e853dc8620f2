import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Finding } from './finding';
import {
  MAX_ALIASED_SIZE,
  MAX_DEPTH,
  MAX_KEY_FINDINGS,
  NODE_SIZE,
} from './limits';
import type { DocumentNode, MapEntry, MapNode, ScalarNode } from './nodes';
import { shortened } from './shortened';

type AnyNode = ParsedNode | Alias | Scalar | YAMLMap | YAMLSeq | null;

/** Stops a conversion that would cost more than the file is worth. */
class Refusal extends Error {
  constructor(readonly finding: Finding) {
    super(finding.message);
  }
}

class Conversion {
  readonly findings: Finding[] = [];
  readonly #anchors = new Map<
    string,
    { node?: DocumentNode; size: number; depth: number }
  >();
  /** Of everything so far, what aliases repeat included. */
  #size = 0;
  #aliased = 0;
  /** Deepest level reached since it was last reset, for anchors. */
  #deepest = 0;

  convert(node: AnyNode, depth: number, fallbackAt: number): DocumentNode {
    const at = node?.range?.[0] ?? fallbackAt;
    if (depth > MAX_DEPTH) throw new Refusal(tooDeep(at));
    if (isAlias(node)) return this.#resolve(node, depth, at);

    const anchor =
      isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    const sizeBefore = this.#size;
    const deepestBefore = this.#deepest;
    this.#deepest = depth;
    if (anchor !== undefined) this.#anchors.set(anchor, { size: 0, depth: 0 });

    this.#size += NODE_SIZE;
    const result = this.#convertValue(node, depth, at);
    if (result.kind === 'scalar') this.#size += lengthOf(result);

    if (anchor !== undefined) {
      this.#anchors.set(anchor, {
        node: result,
        size: this.#size - sizeBefore,
        depth: this.#deepest - depth,
      });
    }
    this.#deepest = Math.max(this.#deepest, deepestBefore);
    return result;
  }

  #convertValue(node: AnyNode, depth: number, at: number): DocumentNode {
    if (isMap(node)) return this.#convertMap(node, depth, at);
    if (isSeq(node)) {
      const items = (node.items as AnyNode[]).map(item =>
        this.convert(item, depth + 1, at),
      );
      return { kind: 'list', items, at };
    }
    if (isScalar(node)) return convertScalar(node, at);
    return { kind: 'scalar', value: null, at };
  }

  #convertMap(map: YAMLMap, depth: number, at: number): MapNode {
    const entries = new Map<string, MapEntry>();
    const merged: MapNode[] = [];
    for (const pair of map.items as Pair<AnyNode, AnyNode>[]) {
      const keyAt = pair.key?.range?.[0] ?? at;
      const key = this.#keyOf(pair.key, keyAt);
      const value = this.convert(pair.value, depth + 1, keyAt);
      if (key === undefined) continue;
      this.#size += key.length;
      if (key === '<<' && isPlain(pair.key)) {
        const sources = value.kind === 'list' ? value.items : [value];
        if (sources.every(source => source.kind === 'map')) {
          merged.push(...(sources as MapNode[]));
          continue;
        }
      }
      if (entries.has(key) && this.findings.length < MAX_KEY_FINDINGS) {
        this.findings.push({
          code: 'duplicate-key',
          severity: 'error',
          message: `\`${shortened(key)}\` is given twice in the same object.`,
          remedy: 'Keep one of the two; tools differ in which one they take.',
          at: keyAt,
        });
      }
      entries.set(key, { value, keyAt });
    }
    // What an object says itself wins over what it merges, and so does an
    // earlier source over a later one.
    for (const source of merged) {
      for (const [key, entry] of source.entries) {
        if (!entries.has(key)) entries.set(key, entry);
      }
    }
    return { kind: 'map', entries, at };
  }

  #keyOf(key: AnyNode, at: number): string | undefined {
    if (key === null) return '';
    const resolved = isAlias(key)
      ? this.#anchors.get(key.source)?.node
      : undefined;
    if (resolved?.kind === 'scalar') return String(resolved.value ?? '');
    if (isScalar(key)) {
      const { value } = convertScalar(key, at);
      return value === null ? '' : String(value);
    }
    if (this.findings.length >= MAX_KEY_FINDINGS) return undefined;
    this.findings.push({
      code: 'wrong-type',
      severity: 'error',
      message: 'A list or an object is used as the name of a field.',
      remedy: 'Name the field with a text.',
      at,
    });
    return undefined;
  }

  #resolve(alias: Alias, depth: number, at: number): DocumentNode {
    const target = this.#anchors.get(alias.source);
    if (!target?.node) {
      throw new Refusal({
        code: 'not-yaml',
        severity: 'error',
        message: target
          ? `The file cannot be read as YAML: *${shortened(alias.source)} refers to an object that it is part of.`
          : `The file cannot be read as YAML: *${shortened(alias.source)} refers to an anchor that does not come before it.`,
        remedy: target
          ? 'Write the value out instead.'
          : `Mark the value that is meant with &${shortened(alias.source)}, above this line.`,
        at,
      });
    }
    if (depth + target.depth > MAX_DEPTH) throw new Refusal(tooDeep(at));
    this.#deepest = Math.max(this.#deepest, depth + target.depth);
    this.#size += target.size;
    this.#aliased += target.size;
    if (this.#aliased > MAX_ALIASED_SIZE) {
      throw new Refusal({
        code: 'too-large',
        severity: 'error',
        message: `The file's aliases (such as *${shortened(alias.source)}) multiply what it holds beyond measure.`,
        remedy: 'Use fewer aliases, or write the values out.',
        at,
      });
    }
    return target.node;
  }
}

/**
 * Turns the parser's nodes into ours: aliases are resolved, `<<` is merged,
 * keys become text. What no JSON value could express is a finding; without a
 * node, the document was refused as a whole.
 */
export function convertNodes(contents: AnyNode): {
  node?: DocumentNode;
  findings: Finding[];
} {
  const conversion = new Conversion();
  try {
    const node = conversion.convert(contents, 0, 0);
    return { node, findings: conversion.findings };
  } catch (error) {
    if (error instanceof Refusal) {
      return { findings: [...conversion.findings, error.finding] };
    }
    throw error;
  }
}

function convertScalar(scalar: Scalar, at: number): ScalarNode {
  const { value, source } = scalar;
  switch (typeof value) {
    case 'string':
      return { kind: 'scalar', value, at };
    case 'number':
    case 'boolean':
      return { kind: 'scalar', value, raw: source, at };
    default:
      return value === null || value === undefined
        ? { kind: 'scalar', value: null, at }
        : { kind: 'scalar', value: source ?? String(value), at };
  }
}

function lengthOf({ value, raw }: ScalarNode): number {
  return typeof value === 'string' ? value.length : (raw?.length ?? 0);
}

function isPlain(key: AnyNode): boolean {
  return isScalar(key) && (key.type === undefined || key.type === 'PLAIN');
}

/** More nesting than is read. */
export function tooDeep(at: number | undefined): Finding {
  return {
    code: 'too-deep',
    severity: 'error',
    message: `The file nests lists and objects more than ${MAX_DEPTH} levels deep.`,
    remedy: 'Flatten the structure, or split the contract.',
    at,
  };
}
