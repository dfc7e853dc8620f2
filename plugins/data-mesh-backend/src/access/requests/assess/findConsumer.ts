import {
  completeReference,
  type ConsumerKind,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { PeopleDirectory, Person } from '../../../people/PeopleDirectory';

/** For whom access is asked. */
export type Consumer = {
  ref: string;
  kind: ConsumerKind;
  title: string;
  /** Who answers for it, when it is not a person. */
  owner?: string;
};

export type NoConsumer = {
  code: 'invalid-consumer' | 'unknown-consumer' | 'foreign-consumer';
  message: string;
};

/**
 * The consumer that an order names, if the person may act for it: themselves,
 * a group that they are in, directly or through a sub-group, or a component or
 * data product that they or such a group own.
 */
export async function findConsumer(
  people: PeopleDirectory,
  person: Person,
  named: string | undefined,
): Promise<Consumer | NoConsumer> {
  if (named === undefined) {
    return { ref: person.ref, kind: 'user', title: person.title };
  }
  const ref = completeReference(named, {});
  const kind = ref?.split(':')[0];
  if (
    ref === undefined ||
    !['user', 'group', 'component', 'dataproduct'].includes(kind ?? '')
  ) {
    return {
      code: 'invalid-consumer',
      message: `\`consumer\` '${named.slice(0, 100)}' is no reference of a user, a group, a component or a data product, such as group:default/marketing.`,
    };
  }
  if (kind === 'user') {
    return ref === person.ref
      ? { ref, kind, title: person.title }
      : {
          code: 'foreign-consumer',
          message: `\`consumer\` is another person. People ask for themselves, for a group of theirs, or for what they own.`,
        };
  }
  const machine = await people.machine(ref);
  if (!machine) {
    return {
      code: 'unknown-consumer',
      message: `\`consumer\` '${ref}' is not in the catalog.`,
    };
  }
  const circle = [person.ref, ...person.groups, ...person.allGroups];
  if (machine.owner === undefined || !circle.includes(machine.owner)) {
    return {
      code: 'foreign-consumer',
      message:
        machine.kind === 'group'
          ? `\`consumer\` '${ref}' is a group that you do not belong to. Somebody of that group has to ask.`
          : `\`consumer\` '${ref}' is owned by ${machine.owner ?? 'nobody'}. Its owners have to ask.`,
    };
  }
  return machine;
}
