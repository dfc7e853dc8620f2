import {
  CHECK_STATE_WORDS,
  type CheckState,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { checkPlace } from './checkPlace';

/** What narrows the list of checks, as it stands in the address. */
export type CheckFilters = {
  /** A state, or what a check does to the score. */
  state?: string;
  port?: string;
  engine?: string;
  /** A dimension, or `other`. */
  dimension?: string;
  /** Words that all have to be found. */
  q?: string;
};

export const FILTER_NAMES = [
  'state',
  'port',
  'engine',
  'dimension',
  'q',
] as const satisfies ReadonlyArray<keyof CheckFilters>;

/** The filters in the parameters of an address. */
export function readFilters(params: URLSearchParams): CheckFilters {
  return Object.fromEntries(
    FILTER_NAMES.flatMap(name => {
      const value = params.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );
}

/** What a filter looks at, and its values as they are called. */
const FACETS = {
  port: ({ port }: QualityCheck) => port ?? '',
  engine: ({ engine }: QualityCheck) => engine ?? '',
  dimension: ({ dimension }: QualityCheck) => dimension ?? 'other',
};

/** Checks that all filters let pass, in the given order. */
export function filterChecks(
  checks: readonly QualityCheck[],
  filters: CheckFilters,
): QualityCheck[] {
  const words = (filters.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return checks.filter(check => {
    const { state, effect } = check;
    if (filters.state && filters.state !== state && filters.state !== effect) {
      return false;
    }
    for (const name of ['port', 'engine', 'dimension'] as const) {
      const wanted = filters[name];
      if (wanted !== undefined && FACETS[name](check) !== wanted) return false;
    }
    if (words.length === 0) return true;
    const text = [
      check.name,
      checkPlace(check),
      check.port,
      check.type,
      check.promised,
      check.message,
    ]
      .join(' ')
      .toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** The values of a facet that checks have, with their counts; by name. */
export function facetValues(
  checks: readonly QualityCheck[],
  facet: keyof typeof FACETS,
): Array<{ value: string; count: number }> {
  const counts = new Map<string, number>();
  for (const check of checks) {
    const value = FACETS[facet](check);
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

const EFFECTS: ReadonlyArray<[QualityCheck['effect'], string]> = [
  ['lowers', 'Lowers the score'],
  ['uncovered', 'No verdict that counts'],
];

/** What can be chosen as state: only what there is, with its count. */
export function stateOptions(
  checks: readonly QualityCheck[],
): Array<{ value: string; label: string }> {
  const option = (
    value: string,
    label: string,
    has: (check: QualityCheck) => boolean,
  ) => {
    const count = checks.filter(has).length;
    return count === 0 ? [] : [{ value, label: `${label} (${count})` }];
  };
  return [
    ...EFFECTS.flatMap(([value, label]) =>
      option(value, label, ({ effect }) => effect === value),
    ),
    ...(Object.keys(CHECK_STATE_WORDS) as CheckState[]).flatMap(value =>
      option(
        value,
        CHECK_STATE_WORDS[value].label,
        ({ state }) => state === value,
      ),
    ),
  ];
}
