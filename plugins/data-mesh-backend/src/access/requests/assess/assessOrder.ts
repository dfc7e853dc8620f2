import {
  accessColumns,
  checkWindow,
  columnsOfRole,
  judgeAutoApproval,
  selectColumns,
  type AccessColumn,
  type AccessProblem,
  type AccessPurpose,
  type Contract,
  type ContractRole,
  type PlannedStep,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Provisioner } from '@backstage-data-mesh/plugin-data-mesh-node';
import type { AccessRoom } from '../../AccessRoom';
import type { Caller } from '../../../people/Caller';
import type { Person } from '../../../people/PeopleDirectory';
import { chooseProvisioner } from '../../provisioning/chooseProvisioner';
import { checkExisting } from './checkExisting';
import { chooseServer } from './chooseServer';
import { findConsumer, type Consumer } from './findConsumer';
import type { NormalOrder } from './orderOf';
import { planOf } from './planOf';
import { readPort, type ReadPort } from './readPort';

/** Shown of a list of names, so that a message stays one. */
const SHOWN = 20;

/** What would become of an order. */
export type Assessment = {
  problems: AccessProblem[];
  read: ReadPort;
  purpose?: AccessPurpose;
  /** Undefined when the contract has no roles, or none was found. */
  role?: ContractRole;
  consumer?: Consumer;
  columns: AccessColumn[];
  allColumns: boolean;
  plan: PlannedStep[];
  autoApproval: { approved: boolean; reason?: string };
  /** Or why there is none. */
  provisioner: Provisioner | string;
};

/**
 * Looks at an order from all sides. Mistakes are told all at once, those that
 * refuse it and those that are only worth knowing.
 *
 * @throws NotFoundError and GoneError as {@link readPort}
 * @throws ServiceUnavailableError when the catalog cannot be asked
 */
export async function assessOrder(
  room: AccessRoom,
  caller: Caller,
  person: Person,
  order: NormalOrder,
  options: { checkExisting: boolean },
): Promise<Assessment> {
  const { people, provisioners } = room;
  const now = await room.ledger.now();
  const read = await readPort(room, caller, order.product, order.port);
  const { product, port, contract } = read;
  const problems: AccessProblem[] = [];
  const wrong = (code: string, field: string, message: string) =>
    problems.push({ code, severity: 'error', field, message });

  if (product.lifecycle === 'retired') {
    wrong(
      'retired-product',
      'product',
      `${product.title} is retired, so no access to it is given any more.`,
    );
  }
  if (!port) {
    wrong(
      'unknown-port',
      'port',
      `\`port\` '${order.port}' is no output port of ${product.title}. It has ${names(product.outputPorts)}.`,
    );
  }

  const role = port && chooseRole(contract?.contract, order.role);
  if (typeof role === 'string') {
    wrong(order.role ? 'unknown-role' : 'missing-role', 'role', role);
  }
  const chosen = typeof role === 'string' ? undefined : role;
  const available = contract ? columnsOfRole(contract.contract, chosen) : [];
  const { columns, unknown } = selectColumns(available, order.columns);
  if (unknown.length > 0 && port && typeof role !== 'string') {
    wrong(
      'unknown-columns',
      'columns',
      contract
        ? `\`columns\` holds what ${chosen ? `the role ${chosen.role}` : 'the contract'} does not give: ${names(unknown)}.`
        : '`columns` cannot be chosen, since the port has no contract that names them.',
    );
  }

  const consumer = await findConsumer(people, person, order.consumer);
  const isConsumer = 'ref' in consumer;
  if (!isConsumer) {
    wrong(consumer.code, 'consumer', consumer.message);
  } else if (consumer.ref === order.product) {
    wrong(
      'consumer-is-product',
      'consumer',
      '`consumer` is the product itself, which needs no access to its own data.',
    );
  }

  const purpose = room.options.purposes.find(({ id }) => id === order.purpose);
  if (order.purpose !== undefined && !purpose) {
    wrong(
      'unknown-purpose',
      'purpose',
      `\`purpose\` '${order.purpose}' is not known here. Known are ${names(
        room.options.purposes.map(({ id }) => id),
      )}.`,
    );
  }
  for (const problem of checkWindow(order, {
    max: room.options.durations.max,
    now,
  })) {
    wrong(problem.code, problem.field, problem.message);
  }

  const provisioner = chooseProvisioner(
    {
      provisioner: port?.provisioner,
      server: chooseServer(contract?.contract, provisioners, port?.provisioner),
    },
    provisioners,
  );
  const allColumns = order.columns === undefined;
  problems.push(
    ...checkProvisioning(provisioner, {
      chosen: !allColumns,
      limited:
        contract !== undefined &&
        available.length < accessColumns(contract.contract).length,
    }),
  );

  if (options.checkExisting && isConsumer && port && typeof role !== 'string') {
    const key = {
      consumer_ref: consumer.ref,
      product_ref: product.ref,
      port: port.name,
      role: chosen?.role ?? '',
    };
    problems.push(...(await checkExisting(room.knex, key, now)));
  }

  return {
    problems,
    read,
    purpose,
    role: chosen,
    consumer: isConsumer ? consumer : undefined,
    columns,
    allColumns,
    plan: port ? await planOf(people, product, chosen) : [],
    autoApproval: judgeAutoApproval({
      autoApprove: port?.access?.autoApprove,
      classification: product.classification,
      columns,
    }),
    provisioner,
  };
}

/** The role that an order means, or why it means none. */
function chooseRole(
  contract: Contract | undefined,
  wanted: string | undefined,
): ContractRole | undefined | string {
  const roles = contract?.roles ?? [];
  const known = names(roles.map(({ role }) => role));
  if (wanted === undefined) {
    return roles.length > 1
      ? `\`role\` is missing. The contract has ${known}.`
      : roles[0];
  }
  return (
    roles.find(({ role }) => role === wanted) ??
    (roles.length > 0
      ? `\`role\` '${wanted}' is none of the contract. It has ${known}.`
      : `\`role\` '${wanted}' is none of the contract, which has no roles. Leave it out.`)
  );
}

function checkProvisioning(
  provisioner: Provisioner | string,
  columns: { chosen: boolean; limited: boolean },
): AccessProblem[] {
  if (typeof provisioner === 'string') {
    return [
      { code: 'no-provisioner', severity: 'warning', message: provisioner },
    ];
  }
  const { columns: limits, title } = provisioner.capabilities();
  if (limits) {
    return [];
  }
  if (columns.chosen) {
    return [
      {
        code: 'columns-not-limited',
        severity: 'error',
        field: 'columns',
        message: `\`columns\` cannot be chosen: ${title} gives a port as a whole. Leave them out.`,
      },
    ];
  }
  return columns.limited
    ? [
        {
          code: 'columns-not-limited',
          severity: 'warning',
          field: 'role',
          message: `The role gives some columns only, but ${title} gives a port as a whole, so this access may not be provisioned.`,
        },
      ]
    : [];
}

function names(list: readonly string[]): string {
  const shown = list.slice(0, SHOWN).map(name => name.slice(0, 100));
  const rest = list.length - shown.length;
  return `${shown.join(', ') || 'none'}${rest > 0 ? ` and ${rest} more` : ''}`;
}
