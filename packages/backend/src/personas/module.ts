import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import Router from 'express-promise-router';
import { assertNotProduction } from './assertNotProduction';
import { isPersona, listPersonas } from './listPersonas';
import { personaAuthenticator } from './personaAuthenticator';

/**
 * Lets a visitor of the demo portal be any persona of the example worlds.
 * Refuses to start in production.
 */
export const personasAuthModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-personas',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
        providers: authProvidersExtensionPoint,
      },
      async init({ auth, catalog, config, httpRouter, providers }) {
        assertNotProduction(config, process.env.NODE_ENV);

        providers.registerProvider({
          providerId: 'demo-persona',
          factory: createProxyAuthProviderFactory({
            authenticator: personaAuthenticator,
            async signInResolver({ result }, ctx) {
              const { entity } = await ctx.findCatalogUser({
                entityRef: parseEntityRef(result.userRef, {
                  defaultKind: 'User',
                  defaultNamespace: 'default',
                }),
              });
              if (!isPersona(entity)) {
                throw new NotAllowedError(
                  `${result.userRef} is not a persona of the demo`,
                );
              }
              return ctx.signInWithCatalogUser({
                entityRef: parseEntityRef(result.userRef, {
                  defaultKind: 'User',
                  defaultNamespace: 'default',
                }),
              });
            },
          }),
        });

        const router = Router();
        router.get('/demo-personas', async (_req, res) => {
          res.json({ items: await listPersonas({ auth, catalog }) });
        });
        httpRouter.use(router);
        httpRouter.addAuthPolicy({
          path: '/demo-personas',
          allow: 'unauthenticated',
        });
      },
    });
  },
});

export default personasAuthModule;
