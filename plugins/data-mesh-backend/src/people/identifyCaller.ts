import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type { Caller } from './Caller';
import type { PeopleDirectory } from './PeopleDirectory';

/**
 * Who calls, by the catalog of now rather than by the claims of the token.
 *
 * @param options - `cached` for answers that change nothing
 */
export async function identifyCaller(
  people: PeopleDirectory,
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >,
  options: { cached: boolean },
): Promise<Caller> {
  const { principal } = credentials;
  if (principal.type === 'service') {
    return {
      credentials,
      actor: { ref: `service:${principal.subject}` },
      refs: [],
    };
  }
  const ref = principal.userEntityRef.toLocaleLowerCase('en-US');
  const person = await people.person(ref, options);
  return {
    credentials,
    actor: { ref },
    person,
    refs: person ? [person.ref, ...person.groups] : [],
  };
}
