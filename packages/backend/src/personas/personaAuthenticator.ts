import { InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Header in which the demo's sign-in page names the chosen persona. */
export const PERSONA_HEADER = 'x-demo-persona';

/**
 * Believes whoever the browser claims to be. That is the point of a demo, and
 * why the module around it refuses to start in production.
 */
export const personaAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize() {},
  async authenticate({ req }) {
    const userRef = req.header(PERSONA_HEADER);
    if (!userRef || userRef.length > 300) {
      throw new InputError(
        `Name a persona in the header ${PERSONA_HEADER}, such as user:default/analyst`,
      );
    }
    return { result: { userRef } };
  },
});
