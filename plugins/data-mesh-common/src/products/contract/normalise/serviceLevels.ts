import type { ServiceLevel } from '../../../api/types';
import { child, elements, type DocumentNode } from '../document/nodes';
import { bounded } from './bounded';
import { compact, scalarOf, textOf } from './coerce';

/** Canonical name by lower-case name or abbreviation. */
const NAMES = new Map<string, string>(
  (
    [
      ['availability', 'av'],
      ['throughput', 'th'],
      ['errorRate', 'er'],
      ['generalAvailability', 'ga'],
      ['endOfSupport', 'es'],
      ['endOfLife', 'el'],
      ['retention', 're'],
      ['frequency', 'fy'],
      ['latency', 'ly', 'freshness'],
      ['timeToDetect', 'td'],
      ['timeToNotify', 'tn'],
      ['timeToRepair', 'tr'],
      ['timeOfAvailability'],
    ] as const
  ).flatMap(names =>
    names.map(name => [name.toLocaleLowerCase('en-US'), names[0]] as const),
  ),
);

/**
 * `slaProperties`; names are canonical where the standard knows them, and one
 * without a value promises nothing and is left out. `slaDefaultElement` is the
 * element of those that name none.
 */
export function serviceLevelsOf(root: DocumentNode): ServiceLevel[] {
  const given = textOf(child(root, 'slaDefaultElement'));
  const defaultElement = given === undefined ? undefined : bounded(given);
  return elements(child(root, 'slaProperties')).flatMap(item => {
    const property = textOf(child(item, 'property'));
    const value = scalarOf(child(item, 'value'));
    if (property === undefined || value === undefined) return [];
    return [
      compact({
        property: canonicalServiceLevel(property),
        value,
        valueExt: scalarOf(child(item, 'valueExt')),
        unit: textOf(child(item, 'unit')),
        element:
          textOf(child(item, 'element')) ??
          textOf(child(item, 'column')) ??
          defaultElement,
        driver: textOf(child(item, 'driver')),
        description: textOf(child(item, 'description')),
        schedule: textOf(child(item, 'schedule')),
        scheduler: textOf(child(item, 'scheduler')),
      }),
    ];
  });
}

function canonicalServiceLevel(property: string): string {
  const key = property.replaceAll(/[\s_-]/g, '').toLocaleLowerCase('en-US');
  return NAMES.get(key) ?? property;
}
