import type { ContractChange } from '../../api/types';
import { change, textOf } from './change';

/**
 * Compares classifications by their place in the list from open to closed; a
 * word that is not in the list can only be said to differ.
 *
 * Both directions are worth a person's look: raised, consumers may need a new
 * permission; lowered, more people may see the data.
 */
export function diffClassification(
  path: string,
  before: string | undefined,
  after: string | undefined,
  scale: readonly string[],
): ContractChange[] {
  const old = textOf(before);
  const now = textOf(after);
  if (old === now) return [];
  const values = { before: old, after: now };
  if (old === undefined) {
    return [
      change(
        'warning',
        'classification-added',
        path,
        `Classified as "${now}"; it had no classification.`,
        values,
      ),
    ];
  }
  if (now === undefined) {
    return [
      change(
        'warning',
        'classification-removed',
        path,
        `The classification "${old}" was removed.`,
        values,
      ),
    ];
  }
  const rank = (word: string) =>
    scale.findIndex(step => step.toLowerCase() === word.toLowerCase());
  const from = rank(old);
  const to = rank(now);
  if (from < 0 || to < 0 || from === to) {
    return [
      change(
        'warning',
        'classification-changed',
        path,
        `The classification changed from "${old}" to "${now}".`,
        values,
      ),
    ];
  }
  return to > from
    ? [
        change(
          'warning',
          'classification-raised',
          path,
          `The classification was raised from "${old}" to "${now}". Consumers may need a new permission.`,
          values,
        ),
      ]
    : [
        change(
          'warning',
          'classification-lowered',
          path,
          `The classification was lowered from "${old}" to "${now}". More people may see the data.`,
          values,
        ),
      ];
}
