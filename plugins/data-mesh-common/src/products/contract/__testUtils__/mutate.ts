import type { Random } from './random';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Container = Json[] | { [key: string]: Json };

/** What mutations take names and values from. */
export type Vocabulary = {
  /** Field names of the standard. */
  names: readonly string[];
  /** Values of its enumerations and other texts that matter. */
  words: readonly string[];
  /** Values found under a name in real contracts. */
  values: ReadonlyMap<string, readonly unknown[]>;
};

/** A place in a document: what stands in a container under a key. */
type Place = { container: Container; key: string | number; path: string };

const ODD_VALUES: Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  '',
  'x',
  '1',
  'true',
  [],
  {},
  [null],
  [{}],
  [1, 2],
  [2, 2],
  ['a', 'b'],
  ['a', 'a'],
  [[]],
  { a: 1 },
  { name: 'x' },
  [{ name: 'x' }],
  [{ name: 'x', logicalType: 'string' }],
  { logicalType: 'integer' },
  '2026-02-29',
  '2024-02-29',
  '2026-01-31T23:59:60Z',
  '2026-01-31 10:00:00+0100',
  '2026-01-31T10:00:00',
  's3://bucket/{model}/*.json',
  's3://bucket/a%20b',
  'sftp://host/path',
  'https://[::1]:80/x?y=1#z',
  'mailto:a@b',
  '/relative',
  'orders.id',
  'orders.customer.id',
  '/schema/orders/properties/id',
  'a.yaml#/schema/orders',
  ['orders.id', 'orders.no'],
];

type Mutation = (
  places: Place[],
  random: Random,
  vocabulary: Vocabulary,
  document: Json,
) => string | undefined;

const deleteAny: Mutation = (places, random) => {
  const place = random.pick(places);
  remove(place);
  return `delete ${place.path}`;
};

const renameKey: Mutation = (places, random, { names }) => {
  const place = random.pick(places);
  if (Array.isArray(place.container)) return undefined;
  const key = String(place.key);
  const value = place.container[key];
  const name = random.pick([
    random.pick(names),
    `${key}s`,
    key.toUpperCase(),
    `${key.slice(1)}${key[0]}`,
  ]);
  delete place.container[key];
  place.container[name] = value;
  return `rename ${place.path} to ${name}`;
};

const changeValue: Mutation = (places, random) => {
  const place = random.pick(places);
  const value = structuredClone(random.pick(ODD_VALUES));
  assign(place, value);
  return `set ${place.path} to ${JSON.stringify(value)}`;
};

const changeText: Mutation = (places, random, { words }) => {
  const texts = places.filter(place => typeof valueAt(place) === 'string');
  if (texts.length === 0) return undefined;
  const place = random.pick(texts);
  const old = String(valueAt(place));
  const value = random.pick([
    random.pick(words),
    random.pick(words),
    `${old}x`,
    old.toUpperCase(),
    old.slice(1),
    `${old} `,
  ]);
  assign(place, value);
  return `set ${place.path} to ${JSON.stringify(value)}`;
};

const retype: Mutation = (places, random) => {
  const place = random.pick(places);
  const old = valueAt(place);
  const value = random.pick<Json>([
    [old],
    { value: old },
    String(old),
    Number(old) || 0,
    Boolean(old),
    null,
  ]);
  assign(place, value);
  return `retype ${place.path} to ${JSON.stringify(value)?.slice(0, 60)}`;
};

const addKey: Mutation = (
  places,
  random,
  { names, words, values },
  document,
) => {
  const maps = [document, ...places.map(valueAt)].filter(isMap);
  if (maps.length === 0) return undefined;
  const map = random.pick(maps);
  const name = random.next() < 0.1 ? 'notOfTheStandard' : random.pick(names);
  const known = values.get(name);
  const choice = random.next();
  let value: Json = structuredClone(random.pick(ODD_VALUES));
  if (known && choice < 0.6) {
    value = structuredClone(random.pick(known)) as Json;
  } else if (choice < 0.8) {
    value = random.pick(words);
  }
  map[name] = value;
  return `add ${name}: ${JSON.stringify(value)?.slice(0, 200)} to ${JSON.stringify(
    Object.keys(map),
  )}`;
};

/** Replaces a value by one that stands under the same name elsewhere. */
const graft: Mutation = (places, random, { values }) => {
  const place = random.pick(places);
  const known = values.get(String(place.key));
  if (!known) return undefined;
  const value = structuredClone(random.pick(known)) as Json;
  assign(place, value);
  return `graft ${JSON.stringify(value)?.slice(0, 200)} on ${place.path}`;
};

const move: Mutation = (places, random, _, document) => {
  const from = random.pick(places);
  const value = valueAt(from);
  remove(from);
  const maps = [document, ...placesOf(document).map(valueAt)].filter(isMap);
  if (maps.length === 0) return undefined;
  const target = random.pick(maps);
  target[String(from.key)] = value;
  return `move ${from.path} to ${JSON.stringify(Object.keys(target))}`;
};

const duplicateElement: Mutation = (places, random) => {
  const elements = places.filter(place => Array.isArray(place.container));
  if (elements.length === 0) return undefined;
  const place = random.pick(elements);
  (place.container as Json[]).splice(
    Number(place.key),
    0,
    structuredClone(valueAt(place)),
  );
  return `duplicate ${place.path}`;
};

const swapVersion: Mutation = (_places, random, _vocabulary, document) => {
  if (!isMap(document)) return undefined;
  const version = random.pick([
    'v3.0.0',
    'v3.0.1',
    'v3.0.2',
    'v3.0.3',
    'v3.1.0',
    'v3.1.1',
    'v3.2.0',
    '3.1.0',
  ]);
  document.apiVersion = version;
  return `set apiVersion to ${version}`;
};

const MUTATIONS: readonly Mutation[] = [
  deleteAny,
  renameKey,
  changeValue,
  changeText,
  retype,
  addKey,
  addKey,
  graft,
  graft,
  move,
  duplicateElement,
  swapVersion,
];

/**
 * Changes the document once, in place, and says how; undefined when the chosen
 * change did not apply.
 */
export function mutate(
  document: Json,
  random: Random,
  vocabulary: Vocabulary,
): string | undefined {
  const places = placesOf(document);
  if (places.length === 0) return undefined;
  return random.pick(MUTATIONS)(places, random, vocabulary, document);
}

function placesOf(node: Json, path = '', found: Place[] = []): Place[] {
  if (Array.isArray(node)) {
    node.forEach((value, index) => {
      found.push({ container: node, key: index, path: `${path}[${index}]` });
      placesOf(value, `${path}[${index}]`, found);
    });
  } else if (isMap(node)) {
    for (const [key, value] of Object.entries(node)) {
      found.push({ container: node, key, path: `${path}.${key}` });
      placesOf(value, `${path}.${key}`, found);
    }
  }
  return found;
}

/** Every value of a document by the name under which it stands. */
export function collectValues(
  node: unknown,
  values: Map<string, unknown[]> = new Map(),
): Map<string, unknown[]> {
  for (const place of placesOf(node as Json)) {
    if (typeof place.key === 'string') {
      const list = values.get(place.key) ?? [];
      list.push(valueAt(place));
      values.set(place.key, list);
    }
  }
  return values;
}

function isMap(node: Json): node is { [key: string]: Json } {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function valueAt({ container, key }: Place): Json {
  return (container as Record<string | number, Json>)[key];
}

function assign({ container, key }: Place, value: Json) {
  (container as Record<string | number, Json>)[key] = value;
}

function remove({ container, key }: Place) {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}

/**
 * Changes every place of the document, one at a time: takes it out, doubles
 * it, gives it odd values; and gives every object a sample of further fields.
 */
export function* mutateEverywhere(
  document: object,
  random: Random,
  vocabulary: Vocabulary,
  {
    valuesPerPlace,
    fieldsPerObject,
  }: { valuesPerPlace: number; fieldsPerObject: number },
): Generator<{ change: string; document: Json }> {
  const original = document as Json;
  const count = placesOf(original).length;
  const changed = (
    index: number,
    change: (place: Place, root: Json) => string,
  ) => {
    const copy = structuredClone(original);
    const place = placesOf(copy)[index];
    return { change: change(place, copy), document: copy };
  };
  for (let index = 0; index < count; index++) {
    yield changed(index, place => {
      remove(place);
      return `delete ${place.path}`;
    });
    if (Array.isArray(placesOf(original)[index].container)) {
      yield changed(index, place => {
        const elements = place.container as Json[];
        elements.push(structuredClone(elements[Number(place.key)]));
        return `repeat ${place.path}`;
      });
    }
    for (let i = 0; i < valuesPerPlace; i++) {
      yield changed(index, place => {
        const value: Json =
          random.next() < 0.3
            ? random.pick(vocabulary.words)
            : structuredClone(random.pick(ODD_VALUES));
        assign(place, value);
        return `set ${place.path} to ${JSON.stringify(value)}`;
      });
    }
    if (isMap(valueAt(placesOf(original)[index]))) {
      for (let i = 0; i < fieldsPerObject; i++) {
        yield changed(index, place => {
          const name = random.pick(vocabulary.names);
          const known = vocabulary.values.get(name);
          const value = structuredClone(
            known && random.next() < 0.8
              ? random.pick(known)
              : random.pick(ODD_VALUES),
          ) as Json;
          (valueAt(place) as { [key: string]: Json })[name] = value;
          return `add ${name}: ${JSON.stringify(value)} to ${place.path}`;
        });
      }
    }
  }
}
