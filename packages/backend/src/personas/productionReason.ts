import type { Config } from '@backstage/config';

/**
 * Why this is taken for a portal that people rely on: Node runs in production
 * mode, `auth.environment` says so, or the portal is reached under another name
 * than this machine's own. Undefined for a demo on a laptop.
 */
export function productionReason(
  config: Config,
  nodeEnv: string | undefined,
): string | undefined {
  const environment =
    config.getOptionalString('auth.environment') ?? nodeEnv ?? 'development';
  const baseUrl = config.getString('backend.baseUrl');
  const { hostname } = new URL(baseUrl);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (
    (nodeEnv === 'production' && 'NODE_ENV is production') ||
    (environment === 'production' && 'auth.environment is production') ||
    (!isLocal && `backend.baseUrl is ${baseUrl}, not this machine`) ||
    undefined
  );
}
