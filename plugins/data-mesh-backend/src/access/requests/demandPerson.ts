import { InputError, NotAllowedError } from '@backstage/errors';
import { isPlainText } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Caller } from '../../people/Caller';
import type { Person } from '../../people/PeopleDirectory';

/**
 * The user behind a call.
 *
 * @throws NotAllowedError for services, guests, and users who left the catalog
 */
export function demandPerson(caller: Caller): Person {
  if (!caller.person) {
    throw new NotAllowedError(
      caller.actor.ref.startsWith('service:')
        ? 'Access is asked for and decided by people. Services may not do this.'
        : `The catalog has no user '${caller.actor.ref}', so you cannot do this. Sign in as a user of the catalog.`,
    );
  }
  return caller.person;
}

/** @throws InputError naming the field, for texts that cannot be stored */
export function demandPlainText(
  fields: Record<string, string | string[] | undefined>,
): void {
  for (const [name, value] of Object.entries(fields)) {
    const texts = Array.isArray(value) ? value : [value ?? ''];
    if (!texts.every(isPlainText)) {
      throw new InputError(
        `\`${name}\` holds control characters. Remove them; tabs and line breaks are fine.`,
      );
    }
  }
}
