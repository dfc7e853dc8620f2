import type { Finding } from '../document/finding';
import type { DocumentNode, MapNode, ScalarNode } from '../document/nodes';
import type {
  Advice,
  Field,
  Fields,
  ListShape,
  NumberShape,
  RecordShape,
  Shape,
  TextShape,
} from '../standard/shapes';
import { API_VERSIONS, isWithin, type OdcsVersion } from '../standard/versions';
import {
  allowedValues,
  howToRetype,
  quoted,
  whatItIs,
  whatItMustBe,
} from './describe';
import { formatPath } from './fieldPath';
import { fieldsOf, otherVersionWith } from './fieldsOf';
import { mostSimilar } from './similar';

/** After that many the file is beyond repair by list. */
export const MAX_FINDINGS = 200;

/** An object on the way to the value at hand, for messages. */
type Owner = { title: string; name?: string; depth: number };

/** Compares a document with a description of the standard. */
export class Checker {
  readonly findings: Finding[] = [];
  readonly #path: (string | number)[] = [];
  readonly #owners: Owner[] = [];

  constructor(private readonly version: OdcsVersion) {}

  check(shapeOrLazy: Shape | (() => Shape), node: DocumentNode): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    const shape = resolved(shapeOrLazy);
    switch (shape.type) {
      case 'text':
        this.#text(shape, node);
        break;
      case 'number':
        this.#number(shape, node);
        break;
      case 'flag':
        if (node.kind !== 'scalar' || typeof node.value !== 'boolean') {
          this.#wrongType(shape, node);
        }
        break;
      case 'scalar':
        if (node.kind !== 'scalar') this.#wrongType(shape, node);
        else this.#bounded(node);
        break;
      case 'anything':
        if (node.kind === 'scalar' && !shape.unbounded) this.#bounded(node);
        break;
      case 'either': {
        const fitting = shape.of.find(one => isOfKind(one, node));
        if (fitting) this.check(fitting, node);
        else this.#wrongType(shape, node);
        break;
      }
      case 'list':
        this.#list(shape, node);
        break;
      default:
        this.#record(shape, node);
    }
  }

  #text(shape: TextShape, node: DocumentNode) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') {
      this.#wrongType(shape, node);
      return;
    }
    const { value } = node;
    const allowed = allowedValues(shape, this.version);
    if (allowed && !allowed.includes(value)) {
      this.#notAllowed(shape, allowed, value, node);
    } else if (shape.rule && !shape.rule.accepts(value)) {
      const { code, expects, remedy } = shape.rule;
      this.#error(node.at, {
        code,
        message: `${this.#label()} must be ${expects}, but is ${whatItIs(node)}.`,
        remedy: remedy?.(value) ?? `Write ${expects}.`,
      });
    }
  }

  #notAllowed(
    shape: TextShape,
    allowed: string[],
    value: string,
    node: ScalarNode,
  ) {
    const later = shape.values?.find(
      one => typeof one !== 'string' && one.value === value,
    );
    const since = typeof later === 'object' ? later.since : undefined;
    const choice =
      allowed.length === 1
        ? `Write ${allowed[0]}.`
        : `Allowed are ${allowed.join(', ')}.`;
    const synonym =
      lookUp(shape.synonyms, value.toLocaleLowerCase('en-US')) ??
      lookUp(shape.synonyms, value);
    const meant =
      synonym !== undefined && allowed.includes(synonym)
        ? synonym
        : mostSimilar(value, allowed);
    const suggestion =
      meant === undefined ? choice : `Did you mean ${meant}? ${choice}`;
    this.#error(node.at, {
      code: 'not-allowed-value',
      message:
        since === undefined
          ? `${this.#label()} must not be ${quoted(value)}.`
          : `${this.#label()} must not be ${quoted(value)} before version ${since} of the standard; the file says ${this.version}.`,
      remedy:
        since === undefined
          ? suggestion
          : `Set \`apiVersion: ${API_VERSIONS[since][0]}\`. ${choice}`,
    });
  }

  #number(shape: NumberShape, node: DocumentNode) {
    if (
      node.kind !== 'scalar' ||
      typeof node.value !== 'number' ||
      !Number.isFinite(node.value) ||
      (shape.whole && !Number.isInteger(node.value))
    ) {
      this.#wrongType(shape, node);
      return;
    }
    const { value } = node;
    const { atLeast, above } = shape;
    let bound: string | undefined;
    if (atLeast !== undefined && value < atLeast) {
      bound = `at least ${atLeast}`;
    } else if (above !== undefined && value <= above) {
      bound = `more than ${above}`;
    }
    if (bound !== undefined) {
      this.#error(node.at, {
        code: 'out-of-range',
        message: `${this.#label()} must be ${bound}, but is ${node.raw ?? value}.`,
        remedy: `Write a number that is ${bound}.`,
      });
    }
  }

  /** No JSON can hold a number without end. */
  #bounded(node: ScalarNode) {
    if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
      this.#error(node.at, {
        code: 'wrong-type',
        message: `${this.#label()} must be a finite value, but is ${whatItIs(node)}.`,
        remedy: 'Write a number, or put the value in quotes.',
      });
    }
  }

  #list(shape: ListShape, node: DocumentNode) {
    if (node.kind !== 'list') {
      this.#wrongType(shape, node);
      return;
    }
    const { atLeast, atMost, distinct, of } = shape;
    const { items } = node;
    if (
      (atLeast !== undefined && items.length < atLeast) ||
      (atMost !== undefined && items.length > atMost)
    ) {
      const count =
        atLeast === atMost ? `exactly ${atLeast}` : `at least ${atLeast}`;
      this.#error(node.at, {
        code: 'wrong-length',
        message: `${this.#label()} must have ${count} entries, but has ${items.length}.`,
        remedy:
          items.length === 0
            ? 'Add entries, or remove the field.'
            : `List ${count}.`,
      });
    }
    if (distinct) this.#distinct(items);
    for (let index = 0; index < items.length; index++) {
      this.#path.push(index);
      this.check(of, items[index]);
      this.#path.pop();
    }
  }

  #distinct(items: DocumentNode[]) {
    const seen = new Map<string, number>();
    items.forEach((item, index) => {
      const key = identity(item);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, index);
      } else {
        this.#path.push(index);
        this.#error(item.at, {
          code: 'duplicate-value',
          message: `${this.#label()} repeats entry ${first + 1} of the list.`,
          remedy: 'Remove one of the two.',
        });
        this.#path.pop();
      }
    });
  }

  #record(shape: RecordShape, node: DocumentNode) {
    if (node.kind !== 'map') {
      this.#wrongType(shape, node);
      return;
    }
    this.#owners.push({
      title: shape.title,
      name: nameOf(node, shape.nameField),
      depth: this.#path.length,
    });
    const variant = shape.variant ? shape.variant(node, this.version) : [];
    const parts = [shape.fields, ...(variant ?? [])];
    for (const [key, entry] of node.entries) {
      const field = this.#fieldOf(parts, key);
      this.#path.push(key);
      if (field) {
        this.#deprecated(field, entry.keyAt);
        this.#advice(field, entry.value);
        if (!this.#ofOtherVersion(parts, key, field, entry.value)) {
          this.check(field.shape, entry.value);
        }
      } else if (variant) {
        if (this.findings.length < MAX_FINDINGS) {
          this.#unknownField(shape, parts, node, key, entry.keyAt);
        }
      }
      this.#path.pop();
    }
    for (const part of parts) this.#missing(part, node);
    for (const rule of shape.rules ?? []) {
      for (const { field, ...finding } of rule(node, this.version)) {
        const entry = field === undefined ? undefined : node.entries.get(field);
        if (field !== undefined) this.#path.push(field);
        this.#error(entry?.keyAt ?? node.at, finding);
        if (field !== undefined) this.#path.pop();
      }
    }
    this.#owners.pop();
  }

  #fieldOf(parts: readonly Fields[], key: string) {
    for (const part of parts) {
      const field = fieldsOf(part, this.version).get(key);
      if (field) return field;
    }
    return undefined;
  }

  /** Whether the value is of a kind that only another version allows. */
  #ofOtherVersion(
    parts: readonly Fields[],
    key: string,
    field: Field,
    node: DocumentNode,
  ): boolean {
    const shape = resolved(field.shape);
    if (isOfKind(shape, node)) return false;
    const version = parts
      .map(part =>
        otherVersionWith(part, key, other =>
          isOfKind(resolved(other.shape), node),
        ),
      )
      .find(other => other !== undefined);
    if (version === undefined) return false;
    this.#error(node.at, {
      code: 'wrong-type',
      message: `${this.#label()} must be ${whatItMustBe(shape)} in version ${this.version} of the standard, but is ${whatItIs(node)}.`,
      remedy: `Set \`apiVersion: ${API_VERSIONS[version][0]}\`. Or: ${howToRetype(shape, node)}`,
    });
    return true;
  }

  #missing(part: Fields, node: MapNode) {
    for (const [name, field] of fieldsOf(part, this.version)) {
      if (!field.isRequired || node.entries.has(name)) continue;
      const special = field.missing?.(node);
      this.#path.push(special?.field ?? name);
      this.#error(node.at, {
        code: 'missing-field',
        message: special?.message ?? `${this.#label()} is missing.`,
        remedy: special?.remedy ?? this.#howToAdd(name, field),
      });
      this.#path.pop();
    }
  }

  #howToAdd(name: string, { shape, example }: Field): string {
    if (example !== undefined) return `Add \`${name}: ${example}\`.`;
    const described = resolved(shape);
    const allowed =
      described.type === 'text'
        ? allowedValues(described, this.version)
        : undefined;
    if (allowed === undefined)
      return `Add \`${name}\`, ${whatItMustBe(described)}.`;
    return allowed.length === 1
      ? `Add \`${name}: ${allowed[0]}\`.`
      : `Add \`${name}\`, one of ${allowed.join(', ')}.`;
  }

  #unknownField(
    shape: RecordShape,
    parts: readonly Fields[],
    node: MapNode,
    key: string,
    at: number,
  ) {
    const known = parts.flatMap(part => [
      ...fieldsOf(part, this.version).keys(),
    ]);
    const free = known.filter(name => !node.entries.has(name));
    const closed =
      typeof shape.closed === 'boolean'
        ? shape.closed
        : isWithin(this.version, shape.closed);
    if (!closed) {
      const meant = mostSimilar(key, free);
      if (meant !== undefined) {
        this.#report('warning', at, {
          code: 'unknown-field',
          message: `${this.#label()} is not a field of the standard.`,
          remedy: `Did you mean \`${meant}\`?`,
        });
      }
      return;
    }
    this.#error(at, {
      code: 'unknown-field',
      ...this.#aboutUnknown(shape, parts, node, key, known, free),
    });
  }

  #aboutUnknown(
    shape: RecordShape,
    parts: readonly Fields[],
    node: MapNode,
    key: string,
    known: string[],
    free: string[],
  ): Omit<Advice, 'code'> {
    const label = this.#label();
    const other = parts
      .map(part => otherVersionWith(part, key))
      .find(version => version !== undefined);
    if (other !== undefined) {
      return {
        message: `${label} does not exist in version ${this.version} of the standard.`,
        remedy: `Set \`apiVersion: ${API_VERSIONS[other][0]}\`, or remove it.`,
      };
    }
    const place = shape.elsewhere?.(key, node);
    if (place !== undefined) {
      return {
        message: `${label} ${place.says}.`,
        remedy: place.remedy ?? 'Correct that, or remove it.',
      };
    }
    const synonym = lookUp(shape.synonyms, key);
    const meant =
      synonym !== undefined && known.includes(synonym)
        ? synonym
        : mostSimilar(key, free);
    const elsewhere = known.includes('customProperties')
      ? 'or say it under `customProperties`'
      : `the fields are ${known.join(', ')}`;
    return {
      message: `${label} is not a field of the standard.`,
      remedy:
        meant === undefined
          ? `Remove it, ${elsewhere}.`
          : `Did you mean \`${meant}\`? Otherwise remove it${known.includes('customProperties') ? ', or say it under `customProperties`' : ''}.`,
    };
  }

  #deprecated({ deprecated }: Field, at: number) {
    if (deprecated && isWithin(this.version, deprecated)) {
      this.#report('warning', at, {
        code: 'deprecated-field',
        message: `${this.#label()} is deprecated since ${deprecated.since}.`,
        remedy: deprecated.remedy,
      });
    }
  }

  #advice({ advice }: Field, node: DocumentNode) {
    const given = advice?.(node, this.version);
    if (given) this.#report('warning', node.at, given);
  }

  #wrongType(shape: Shape, node: DocumentNode) {
    this.#error(node.at, {
      code: 'wrong-type',
      message: `${this.#label()} must be ${whatItMustBe(shape)}, but is ${whatItIs(node)}.`,
      remedy: howToRetype(shape, node),
    });
  }

  #error(at: number, advice: Advice) {
    this.#report('error', at, advice);
  }

  #report(severity: Finding['severity'], at: number, advice: Advice) {
    if (this.findings.length >= MAX_FINDINGS) return;
    this.findings.push({
      ...advice,
      severity,
      field: formatPath(this.#path) || undefined,
      at,
    });
  }

  /** Such as "`logicalType` of property "email"". */
  #label(): string {
    const owner = this.#owners.at(-1);
    const own = formatPath(this.#path.slice(owner?.depth ?? 0));
    const subject = own === '' ? 'The contract' : `\`${own}\``;
    if (!owner || owner.depth === 0) return subject;
    if (owner.name !== undefined) {
      return `${subject} of ${owner.title} ${quoted(owner.name)}`;
    }
    const place = formatPath(this.#path.slice(0, owner.depth));
    return typeof this.#path[owner.depth - 1] === 'number'
      ? `${subject} of the ${owner.title} at ${place}`
      : `${subject} of \`${place}\``;
  }
}

function resolved(shape: Shape | (() => Shape)): Shape {
  return typeof shape === 'function' ? shape() : shape;
}

function isOfKind(shape: Shape, node: DocumentNode): boolean {
  switch (shape.type) {
    case 'anything':
      return true;
    case 'record':
      return node.kind === 'map';
    case 'list':
      return node.kind === 'list';
    case 'either':
      return shape.of.some(one => isOfKind(one, node));
    default:
  }
  if (node.kind !== 'scalar') return false;
  switch (shape.type) {
    case 'text':
      return typeof node.value === 'string';
    case 'number':
      return typeof node.value === 'number';
    case 'flag':
      return typeof node.value === 'boolean';
    default:
      return true;
  }
}

function nameOf(node: MapNode, nameField: string | undefined) {
  const name =
    nameField === undefined ? undefined : node.entries.get(nameField)?.value;
  return name?.kind === 'scalar' &&
    typeof name.value === 'string' &&
    name.value !== ''
    ? name.value
    : undefined;
}

/** The same for values that are deeply equal, whatever the order of keys. */
function identity(node: DocumentNode): string {
  switch (node.kind) {
    case 'scalar':
      return JSON.stringify(node.value);
    case 'list':
      return `[${node.items.map(identity).join()}]`;
    default:
      return `{${[...node.entries]
        .map(([key, { value }]) => `${JSON.stringify(key)}:${identity(value)}`)
        .sort()
        .join()}}`;
  }
}

function lookUp(
  table: Readonly<Record<string, string>> | undefined,
  key: string,
): string | undefined {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}
