import type { ContractChange, ContractServer } from '../../api/types';
import { change, diffField, diffWords, textOf } from './change';
import { pairUp } from './pairUp';

/** Settings that describe how the server is reached or read, in any type. */
const REACHED_BY = new Set([
  'account',
  'catalog',
  'database',
  'dataset',
  'delimiter',
  'endpointUrl',
  'format',
  'host',
  'location',
  'path',
  'port',
  'project',
  'region',
  'regionName',
  'schema',
  'serviceName',
  'stream',
  'topic',
]);

/** Compares servers: a consumer's connection stands or falls with them. */
export function diffServers(
  before: readonly ContractServer[],
  after: readonly ContractServer[],
): ContractChange[] {
  const pairs = pairUp(before, after, [
    server => server.server,
    server => `${server.type}\n${server.environment ?? ''}`,
    server => server.type,
  ]);
  return pairs.flatMap(({ before: old, after: now }) => {
    if (old && now) return diffServer(old, now);
    if (old) {
      return [
        change(
          'breaking',
          'server-removed',
          pathOf(old),
          `The server ${inWords(old)} was removed; consumers that connect to it must move.`,
          { before: inWords(old) },
        ),
      ];
    }
    return now
      ? [
          change(
            'info',
            'server-added',
            pathOf(now),
            `The server ${inWords(now)} was added.`,
            { after: inWords(now) },
          ),
        ]
      : [];
  });
}

function pathOf(server: ContractServer): string {
  return `servers.${server.server ?? server.type}`;
}

function inWords(server: ContractServer): string {
  const details = [server.server && server.type, server.environment]
    .filter(Boolean)
    .join(', ');
  const name = server.server ?? server.type;
  return details ? `${name} (${details})` : name;
}

function diffServer(
  before: ContractServer,
  after: ContractServer,
): ContractChange[] {
  const path = pathOf(after);
  const because = 'Consumers must adapt how they connect.';
  const settings = [
    ...new Set([
      ...Object.keys(before.settings),
      ...Object.keys(after.settings),
    ]),
  ];
  return [
    ...diffField(
      { code: 'server-name', label: 'identifier of the server' },
      path,
      before.server,
      after.server,
    ),
    ...diffField(
      {
        code: 'server-type',
        label: 'type of the server',
        changed: 'breaking',
        because,
      },
      path,
      before.type,
      after.type,
    ),
    ...diffField(
      {
        code: 'server-environment',
        label: 'environment of the server',
        changed: 'warning',
      },
      path,
      before.environment,
      after.environment,
    ),
    ...settings.flatMap(name =>
      diffField(
        {
          code: 'server-setting',
          label: `setting ${name} of the server`,
          ...(REACHED_BY.has(name)
            ? { changed: 'breaking', removed: 'warning', because }
            : { changed: 'warning' }),
        },
        path,
        textOf(before.settings[name]),
        textOf(after.settings[name]),
      ),
    ),
    ...diffWords(
      { code: 'server-roles', label: 'roles of the server' },
      path,
      before.roles,
      after.roles,
    ),
    ...diffField(
      { code: 'server-description', label: 'description of the server' },
      path,
      before.description,
      after.description,
    ),
  ];
}
