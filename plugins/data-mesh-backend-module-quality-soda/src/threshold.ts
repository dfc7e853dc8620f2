import {
  untrusted,
  type Measurement,
} from '@backstage-data-mesh/plugin-data-mesh-common';

const { field, fieldsOf, numberOf } = untrusted;

const OPERATORS: Record<string, string> = {
  greaterThan: '>',
  greaterThanOrEqual: '≥',
  lessThan: '<',
  lessThanOrEqual: '≤',
  equal: '=',
  notEqual: '≠',
};

/**
 * Soda describes what violates a check: `fail: { lessThanOrEqual: 0 }` of a
 * check that demands more than 0 rows.
 */
export function thresholdOf(
  diagnostics: unknown,
  unit: Measurement['unit'],
): string | undefined {
  const parts = (['warn', 'fail'] as const).flatMap(level => {
    const region = Object.entries(fieldsOf(field(diagnostics, level)) ?? {})
      .flatMap(([operator, bound]) => {
        const sign = Object.hasOwn(OPERATORS, operator)
          ? OPERATORS[operator]
          : undefined;
        const number = numberOf(bound);
        if (sign === undefined || number === undefined) return [];
        return unit === 'seconds'
          ? [`${sign} ${number / 1000} s`]
          : [`${sign} ${number}${unit === 'percent' ? ' %' : ''}`];
      })
      .join(' or ');
    return region === '' ? [] : [`${level}s if ${region}`];
  });
  return parts.length > 0 ? parts.join(', ') : undefined;
}
