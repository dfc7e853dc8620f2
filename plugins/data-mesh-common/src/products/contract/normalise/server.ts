import type { ContractServer } from '../../../api/types';
import { canonicalTechnology } from '../technologies';
import { child, elements, type DocumentNode } from '../document/nodes';
import { compact, filled, textOf } from './coerce';

const COMMON = new Set([
  'id',
  'server',
  'type',
  'environment',
  'description',
  'roles',
  'customProperties',
]);

/** The servers; one without a type is of type `custom`. */
export function serversOf(node: DocumentNode | undefined): ContractServer[] {
  return elements(node)
    .filter(item => item.kind === 'map')
    .map(item =>
      compact({
        server: textOf(child(item, 'server')),
        type: canonicalTechnology(textOf(child(item, 'type')) ?? 'custom'),
        environment: textOf(child(item, 'environment')),
        description: textOf(child(item, 'description')),
        roles: filled(rolesOf(child(item, 'roles'))),
        settings: settingsOf(item),
      }),
    );
}

function rolesOf(node: DocumentNode | undefined): string[] {
  return elements(node)
    .map(item => textOf(item) ?? textOf(child(item, 'role')))
    .filter(role => role !== undefined);
}

/**
 * The fields of the server's type. Custom properties are joined to them: it is
 * where the standard leaves room for what a type lacks, such as Kafka's topic.
 */
function settingsOf(node: DocumentNode): Record<string, string> {
  const settings = new Map<string, string>();
  for (const item of elements(child(node, 'customProperties'))) {
    const property = textOf(child(item, 'property'));
    const value = textOf(child(item, 'value'));
    if (property !== undefined && value !== undefined) {
      settings.set(property, value);
    }
  }
  if (node.kind === 'map') {
    for (const [key, entry] of node.entries) {
      const value = COMMON.has(key) ? undefined : textOf(entry.value);
      if (value !== undefined) settings.set(key, value);
    }
  }
  settings.delete('__proto__');
  return Object.fromEntries(settings);
}
