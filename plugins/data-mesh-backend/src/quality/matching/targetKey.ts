import type { CheckTarget } from '@backstage-data-mesh/plugin-data-mesh-common';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../audit/hashEntry';
import { cleanText } from '../results/cleanText';

/** A target without the column: what results are matched by. */
export type WholeTarget = Omit<CheckTarget, 'property'>;

/** Longer names are no names. */
const MAX_NAME = 500;

/** The target without the column, as a database can hold it. */
export function wholeTarget(target: CheckTarget): WholeTarget {
  const { property, physicalName, ...rest } = target;
  return {
    ...cleaned(rest),
    ...(physicalName ? { physicalName: cleaned(physicalName) } : {}),
  };
}

/**
 * The same for the same target, whoever checks it: names of relations are
 * compared without their case.
 */
export function targetKeyOf(target: WholeTarget): string {
  const { physicalName, ...rest } = target;
  const text = canonicalJson({
    ...rest,
    physicalName: physicalName && {
      namespace: physicalName.namespace?.toLowerCase(),
      database: physicalName.database?.toLowerCase(),
      schema: physicalName.schema?.toLowerCase(),
      table: physicalName.table.toLowerCase(),
    },
  });
  return createHash('sha256').update(text).digest('hex');
}

/** Whether it says anything at all. */
export function saysNothing(target: WholeTarget): boolean {
  return Object.values(target).every(value => value === undefined);
}

function cleaned<T extends Record<string, string | undefined>>(names: T): T {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, cleanText(value, MAX_NAME)]],
    ),
  ) as T;
}
