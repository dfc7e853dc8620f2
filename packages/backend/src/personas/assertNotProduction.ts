import type { Config } from '@backstage/config';

/**
 * Throws where anybody could sign in as anybody for real: when Node runs in
 * production mode, when `auth.environment` says so, or when the portal is
 * reached under another name than this machine's own.
 */
export function assertNotProduction(
  config: Config,
  nodeEnv: string | undefined,
): void {
  const environment =
    config.getOptionalString('auth.environment') ?? nodeEnv ?? 'development';
  const baseUrl = config.getString('backend.baseUrl');
  const { hostname } = new URL(baseUrl);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

  const reason =
    (nodeEnv === 'production' && 'NODE_ENV is production') ||
    (environment === 'production' && 'auth.environment is production') ||
    (!isLocal && `backend.baseUrl is ${baseUrl}, not this machine`);
  if (reason) {
    throw new Error(
      `The demo personas let everybody sign in as everybody, so they do not start here: ${reason}. ` +
        'Remove the module from packages/backend/src/index.ts and configure a real sign-in provider.',
    );
  }
}
