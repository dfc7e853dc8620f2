import type { GrantOrder } from '@backstage-data-mesh/plugin-data-mesh-node';

/** A grant in words, for those who do it. */
export type Described = {
  /** Such as "Orders (main) to group:default/analysts". */
  title: string;
  /** To give it. */
  steps: string[];
  /** To take it away. */
  undo: string[];
};

/** How many columns are named one by one. */
const NAMED = 50;

/** What people have to do by hand for a grant. */
export function describeOrder(order: GrantOrder): Described {
  const { consumer, product, port, role, server, purpose } = order;
  const what = `${product.title} (${port})`;
  const objects = order.columns.map(({ schema, physicalName, paths }) => {
    const name = physicalName ?? schema;
    if (order.allColumns) {
      return name;
    }
    const more =
      paths.length > NAMED ? ` and ${paths.length - NAMED} more` : '';
    return `${name}: only ${paths.slice(0, NAMED).join(', ')}${more}`;
  });
  const where = server
    ? `On the server${server.server ? ` ${server.server}` : ''} of type ${server.type}${placeOf(server.settings)}`
    : 'The contract names no server';
  return {
    title: `access to ${what} to ${consumer.ref}`,
    steps: [
      `Let ${consumer.ref} read ${what}${role ? ` in the role ${role}` : ''}, for the purpose ${purpose}.`,
      `${where}.`,
      ...objects.map(object => `Give ${object}.`),
      'Then say here that it is done.',
    ],
    undo: [
      `Take from ${consumer.ref} what was given for ${what}${role ? ` in the role ${role}` : ''}.`,
      `${where}.`,
      ...order.columns.map(
        ({ schema, physicalName }) => `Take away ${physicalName ?? schema}.`,
      ),
      'Then say here that it is done: until then it counts as live access.',
    ],
  };
}

function placeOf(settings: Record<string, string>): string {
  const parts = ['host', 'port', 'database', 'schema', 'location', 'topic']
    .filter(key => settings[key])
    .map(key => `${key} ${settings[key]}`);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
