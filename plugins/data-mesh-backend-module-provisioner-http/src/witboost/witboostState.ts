import type { ProvisionedGrant } from '@backstage-data-mesh/plugin-data-mesh-node';
import { z } from 'zod';

/** What the provisioner remembers of a grant on a component. */
export const witboostState = z.object({
  /** Identities that the service took: they have access. */
  accepted: z.array(z.string()),
  /** Identities that the service named when it refused a call. */
  refused: z.array(z.string()),
  last: z.enum(['unknown', 'absent', 'present', 'partial']),
  /** Work that the service accepted, and had not done when last seen. */
  pending: z
    .object({
      token: z.string(),
      wanted: z.enum(['present', 'absent']),
      /** The list that was sent. */
      refs: z.array(z.string()),
      /** Those of it that are this grant's. */
      own: z.array(z.string()),
    })
    .optional(),
  /** Hash of the descriptor that the service found valid. */
  validated: z.string().optional(),
  /** Tasks that people finished so far: the next one is another. */
  tasks: z.number(),
});

export type WitboostState = z.infer<typeof witboostState>;

export function stateOf(grant: ProvisionedGrant): WitboostState {
  const parsed = witboostState.safeParse(grant.state);
  return parsed.success
    ? parsed.data
    : { accepted: [], refused: [], last: 'unknown', tasks: 0 };
}
