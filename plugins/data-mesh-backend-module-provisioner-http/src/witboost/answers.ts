import type { JsonValue } from '@backstage/types';
import { z } from 'zod';
import { messageOf } from '../transport/Transport';

/** ProvisioningStatus of the interface. */
export const provisioningStatus = z.object({
  status: z.enum(['RUNNING', 'COMPLETED', 'FAILED']),
  result: z.string().nullish(),
  info: z.object({ publicInfo: z.json().optional() }).nullish(),
  logs: z.array(z.object({ level: z.string(), message: z.string() })).nullish(),
});

export type ProvisioningStatus = z.infer<typeof provisioningStatus>;

/** ValidationResult of the interface. */
export const validationResult = z.object({
  valid: z.boolean(),
  error: z.object({ errors: z.array(z.string()) }).nullish(),
});

/** RequestValidationError of the interface. */
const requestError = z.object({
  userMessage: z.string().nullish(),
  errors: z.array(z.string()).nullish(),
  moreInfo: z.object({ problems: z.array(z.string()).nullish() }).nullish(),
});

/** Everything that a FAILED status says about why. */
export function whyFailed(status: ProvisioningStatus): string {
  const errors = (status.logs ?? [])
    .filter(({ level }) => level === 'ERROR')
    .map(({ message }) => message);
  return (
    unique([
      messageOf(status.info?.publicInfo as JsonValue | undefined),
      status.result,
      ...errors,
    ]) || 'It gave no reason.'
  );
}

/** Everything that a refused request says about why. */
export function whyRefused(json: JsonValue | undefined): string {
  const parsed = requestError.safeParse(json);
  return (
    (parsed.success &&
      unique([
        parsed.data.userMessage,
        ...(parsed.data.moreInfo?.problems ?? []),
        ...(parsed.data.errors ?? []),
      ])) ||
    messageOf(json) ||
    'It gave no reason.'
  );
}

function unique(texts: Array<string | null | undefined>): string {
  return [...new Set(texts.map(text => text?.trim()).filter(Boolean))].join(
    ' · ',
  );
}
