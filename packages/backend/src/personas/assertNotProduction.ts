import type { Config } from '@backstage/config';
import { productionReason } from './productionReason';

/**
 * Throws where anybody could sign in as anybody for real: when Node runs in
 * production mode, when `auth.environment` says so, or when the portal is
 * reached under another name than this machine's own.
 */
export function assertNotProduction(
  config: Config,
  nodeEnv: string | undefined,
): void {
  const reason = productionReason(config, nodeEnv);
  if (reason) {
    throw new Error(
      `The demo personas let everybody sign in as everybody, so they do not start here: ${reason}. ` +
        'Remove the module from packages/backend/src/index.ts and configure a real sign-in provider.',
    );
  }
}
