import type { ProvisionerContext } from '@backstage-data-mesh/plugin-data-mesh-node';

/** The task for a person to take identities off a component's list. */
export function removalTask(options: {
  key: string;
  /** Of the target. */
  title: string;
  componentId: string;
  refs: string[];
}): Parameters<ProvisionerContext['requestTask']>[0] {
  const { key, title, componentId, refs } = options;
  return {
    key,
    action: 'revoke',
    title: `Take access to ${componentId} away in ${title}`,
    instructions: [
      `${title} can only add to the list of those who may use ${componentId}. Remove from it by hand: ${refs.join(', ')}.`,
      'Leave everybody else on the list.',
      'Then mark this task as done.',
    ],
  };
}
