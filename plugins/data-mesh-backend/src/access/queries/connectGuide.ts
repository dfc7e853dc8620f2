import {
  connectFields,
  connectSnippets,
  grantStatus,
  type ConnectGuide,
  type GrantEnd,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ANNOTATION_LOGIN_PREFIX } from '@backstage-data-mesh/plugin-data-mesh-node';
import { toDate } from '../../database/instants';
import type { AccessGrantRow } from '../../database/tables';
import type { AccessRoom } from '../AccessRoom';
import type { StoredPlan } from '../provisioning/plan';
import type { AccessSnapshot } from '../snapshot';
import { readContracts } from '../../products/queries/currentContracts';
import type { Viewer } from './Viewer';

/**
 * How the viewer, one of the people of a grant, uses it: in the words of its
 * provisioner, else from the server in the contract. Undefined for a grant
 * that is over.
 */
export async function connectGuide(
  room: AccessRoom,
  viewer: Viewer,
  row: AccessGrantRow,
): Promise<ConnectGuide | undefined> {
  const status = grantStatus(
    {
      startsAt: toDate(row.starts_at),
      endsAt: toDate(row.ends_at),
      end: (row.end_kind ?? undefined) as GrantEnd | undefined,
    },
    viewer.now,
  );
  if (status === 'ended') {
    return undefined;
  }
  return (await fromProvisioner(room, viewer, row)) ?? fromServer(room, row);
}

async function fromProvisioner(
  room: AccessRoom,
  viewer: Viewer,
  row: AccessGrantRow,
): Promise<ConnectGuide | undefined> {
  const provisioner = room.provisioners.get(row.provisioner ?? '');
  const plan: StoredPlan | undefined = row.plan
    ? JSON.parse(row.plan)
    : undefined;
  if (!provisioner?.connect || !plan) {
    return undefined;
  }
  // A machine connects with its own login, people of a group with theirs.
  const member =
    row.consumer_kind === 'user' || row.consumer_kind === 'group'
      ? (viewer.me ?? row.consumer_ref)
      : row.consumer_ref;
  try {
    const logins = await room.people.annotations(
      [member],
      `${ANNOTATION_LOGIN_PREFIX}${provisioner.id}`,
    );
    return await provisioner.connect(
      {
        grantId: row.id,
        environment: room.options.environment,
        snapshot: plan.snapshot,
      },
      { ref: member, login: logins.get(member) },
    );
  } catch (error) {
    // The page has a lot else to say.
    room.logger.warn(
      `The provisioner ${provisioner.id} cannot say how to use grant ${row.id}: ${error}`,
    );
    return undefined;
  }
}

async function fromServer(
  room: AccessRoom,
  row: AccessGrantRow,
): Promise<ConnectGuide | undefined> {
  const snapshot: AccessSnapshot = JSON.parse(row.snapshot);
  const { server, product } = snapshot;
  if (!server) {
    return undefined;
  }
  const contracts = await readContracts(
    room.knex,
    row.contract_hash === null ? [] : [row.contract_hash],
  );
  const contract = contracts.get(row.contract_hash ?? '');
  const [snippet] = contract
    ? connectSnippets({
        product: { ref: row.product_ref, name: product.title },
        port: { name: row.port },
        contract,
        schema: snapshot.columns[0]?.schema,
        server,
      })
    : [];
  return {
    fields: connectFields(server),
    steps: snippet?.notes ?? [],
    snippet: snippet && { language: snippet.language, code: snippet.code },
  };
}
