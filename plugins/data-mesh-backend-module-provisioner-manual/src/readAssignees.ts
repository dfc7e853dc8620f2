import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'dataMesh.access.provisioners.manual.assignees';

/**
 * Who gives and takes access by hand; undefined for the owners of products.
 *
 * @throws InputError naming the key for what is no user or group
 */
export function readAssignees(config: Config): string[] | undefined {
  return config.getOptionalStringArray(KEY)?.map((text, nth) => {
    try {
      const ref = stringifyEntityRef(
        parseEntityRef(text, { defaultKind: 'group' }),
      );
      if (/^(user|group):/.test(ref)) {
        return ref;
      }
    } catch {
      // Told below.
    }
    throw new InputError(
      `\`${KEY}[${nth}]\` '${text}' is no user or group, such as group:default/platform`,
    );
  });
}
