import type { ProvisionerContext } from '@backstage-data-mesh/plugin-data-mesh-node';

/** The task for a person to take identities off a component's list. */
export function removalTask(options: {
  key: string;
  /** Of the target. */
  title: string;
  componentId: string;
  /** Empty when it is not known who was let in. */
  refs: string[];
  /** Full entity reference. */
  consumer: string;
}): Parameters<ProvisionerContext['requestTask']>[0] {
  const { key, title, componentId, refs, consumer } = options;
  const whom = refs.length
    ? refs.join(', ')
    : `everybody who is there for ${consumer}`;
  return {
    key,
    action: 'revoke',
    title: `Take access to ${componentId} away in ${title}`,
    instructions: [
      `${title} can only add to the list of those who may use ${componentId}. Remove from it by hand: ${whom}.`,
      'Leave everybody else on the list. Who has access for another reason keeps it.',
      'Then mark this task as done.',
    ],
  };
}
