import { z } from 'zod';

const text = z.string().max(2000);
const observed = z.enum(['unknown', 'absent', 'present', 'partial']);

/** What a service answers about a grant; openapi.yaml describes it. */
export const grantAnswer = z.object({
  observed,
  working: z.boolean().optional(),
  items: z
    .array(
      z.object({
        name: text,
        kind: text.optional(),
        state: observed,
        message: text.optional(),
      }),
    )
    .max(10_000)
    .optional(),
  foreign: z
    .array(
      z.object({
        name: text,
        object: text.optional(),
        message: text.optional(),
      }),
    )
    .max(10_000)
    .optional(),
  members: z
    .array(
      z.object({
        ref: text,
        login: text.optional(),
        problem: text.optional(),
      }),
    )
    .max(10_000)
    .optional(),
  problem: text.optional(),
});

export type GrantAnswer = z.infer<typeof grantAnswer>;

/** A page of all grants of ours. */
export const listAnswer = z.object({
  grants: z
    .array(
      z.object({
        name: text,
        environment: text,
        grantId: text.optional(),
      }),
    )
    .max(10_000),
  nextCursor: text.optional(),
});

/** What the provisioner remembers of a grant. */
export const grantState = z.object({
  /** Outcomes that were recorded so far. */
  round: z.number().int().nonnegative(),
  /** Accepted, and not done when last seen. */
  pending: z.object({ key: z.string(), polls: z.number() }).optional(),
});

export type GrantState = z.infer<typeof grantState>;
