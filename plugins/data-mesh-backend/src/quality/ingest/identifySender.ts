import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  qualityManagePermission,
  qualityPublishPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Request } from 'express';
import type { Caller } from '../../people/Caller';
import type { QualityRoom } from '../QualityRoom';
import type { Sender } from '../results/Sender';
import { authenticateToken } from '../tokens/authenticateToken';
import { SECRET_PREFIX } from '../tokens/secret';

/**
 * Who sends results: a token of the portal, a user of Backstage, or a service
 * that the configuration names.
 *
 * @throws AuthenticationError for nobody, and for a token that is not good
 * @throws NotAllowedError for those who may not bring results
 */
export async function identifySender(
  room: QualityRoom,
  request: Request,
): Promise<Sender> {
  const secret = secretOf(request);
  if (secret !== undefined) {
    const { id, owner } = await authenticateToken(room, secret);
    return {
      source: 'push',
      ref: `token:${id}`,
      owners: [owner],
      inbox: owner,
    };
  }
  const caller = await room.callerOf(request);
  await room.products.demand(caller.credentials, qualityPublishPermission);
  const service = serviceOf(caller.credentials);
  return service === undefined
    ? userSender(room, caller)
    : serviceSender(room, caller, service);
}

/** A secret of ours, wherever it stands; Backstage's tokens are none. */
function secretOf(request: Request): string | undefined {
  const [, bearer] =
    /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '') ?? [];
  if (bearer !== undefined) {
    return bearer.startsWith(SECRET_PREFIX) ? bearer : undefined;
  }
  const key = request.get('x-api-key')?.trim();
  if (key !== undefined && !key.startsWith(SECRET_PREFIX)) {
    throw new AuthenticationError(
      `x-api-key has to be a token for results, which begins with ${SECRET_PREFIX}`,
    );
  }
  return key;
}

function serviceOf(credentials: BackstageCredentials): string | undefined {
  const principal = credentials.principal as
    { type?: unknown; subject?: unknown } | undefined;
  return principal?.type === 'service' ? `${principal.subject}` : undefined;
}

async function userSender(room: QualityRoom, caller: Caller): Promise<Sender> {
  const { person, refs, actor } = caller;
  if (!person) {
    throw new NotAllowedError(
      'The catalog does not know you, so you own no products to bring results for.',
    );
  }
  const manages = await room.may(caller.credentials, qualityManagePermission);
  return {
    source: 'push',
    ref: actor.ref,
    owners: manages ? 'all' : refs,
    // Of several groups none is meant more than the others.
    inbox: person.groups.length === 1 ? person.groups[0] : person.ref,
  };
}

function serviceSender(
  room: QualityRoom,
  caller: Caller,
  subject: string,
): Sender {
  const writers = room.options.writers.filter(each => each.subject === subject);
  if (writers.length === 0) {
    throw new NotAllowedError(
      `The service '${subject}' may not bring results. Name it in dataMesh.quality.writers.`,
    );
  }
  const owners = writers.some(each => each.owners === 'all')
    ? 'all'
    : [...new Set(writers.flatMap(each => each.owners))];
  return {
    source: 'push',
    ref: caller.actor.ref,
    owners,
    // Of several, none may read what may be about products of the others.
    inbox: owners !== 'all' && owners.length === 1 ? owners[0] : undefined,
  };
}
