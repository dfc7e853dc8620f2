import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { completeReference } from '@backstage-data-mesh/plugin-data-mesh-common';

/** A service of Backstage that may bring results. */
export type ResultsWriter = {
  /** As the token of the service says. */
  subject: string;
  /** Full references of owners whose products it may write for. */
  owners: readonly string[] | 'all';
};

/**
 * Reads `dataMesh.quality.writers`.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readWriters(quality: Config | undefined): ResultsWriter[] {
  const key = 'dataMesh.quality.writers';
  const writers = quality?.getOptionalConfigArray('writers') ?? [];
  return writers.map((writer, nth) => {
    const subject = writer.getString('subject');
    const owners: unknown = writer.get('owners');
    if (owners === 'all') {
      return { subject, owners };
    }
    if (!Array.isArray(owners) || owners.length === 0) {
      throw new InputError(
        `${key}[${nth}].owners has to be a list of references such as group:default/orders, or all`,
      );
    }
    return {
      subject,
      owners: owners.map(name => {
        const ref = completeReference(name, { defaultKind: 'Group' });
        if (!ref || name === 'all' || !/^(user|group):/.test(ref)) {
          throw new InputError(
            `${key}[${nth}].owners has '${name}', which is no reference of a group or a user such as group:default/orders`,
          );
        }
        return ref;
      }),
    };
  });
}
