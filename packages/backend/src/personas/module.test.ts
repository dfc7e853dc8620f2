import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import personasAuthModule from './module';

const user = (
  name: string,
  annotations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name,
    namespace: 'default',
    description: `The story of ${name}.`,
    annotations,
  },
  spec: { profile: { displayName: `Title of ${name}` }, memberOf: [] },
});

async function start() {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      personasAuthModule,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: {
            environment: 'development',
            providers: { 'demo-persona': {} },
          },
        },
      }),
      catalogServiceMock.factory({
        entities: [
          user('analyst', { 'data-mesh/persona': 'shop' }),
          user('employee'),
        ],
      }),
    ],
  });
  return server;
}

describe('demo personas', () => {
  it('offers the personas before anybody signed in, and nobody else', async () => {
    const { body } = await request(await start())
      .get('/api/auth/demo-personas')
      .expect(200);
    expect(body).toEqual({
      items: [
        {
          ref: 'user:default/analyst',
          title: 'Title of analyst',
          description: 'The story of analyst.',
          world: 'shop',
        },
      ],
    });
  });

  it('signs in as a persona', async () => {
    const { body } = await request(await start())
      .get('/api/auth/demo-persona/refresh')
      .set('X-Requested-With', 'XMLHttpRequest')
      .set('x-demo-persona', 'user:default/analyst')
      .expect(200);
    expect(body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/analyst',
    );
  });

  it.each([
    ['a user who is no persona', 'user:default/employee', 403],
    ['somebody unknown', 'user:default/nobody', 404],
    ['something that is no user', 'group:default/analyst', 404],
    ['a reference that is none', 'a:b:c', 404],
    ['an endless reference', `user:default/${'a'.repeat(400)}`, 400],
  ])('does not sign in as %s', async (_, persona, status) => {
    const { body } = await request(await start())
      .get('/api/auth/demo-persona/refresh')
      .set('X-Requested-With', 'XMLHttpRequest')
      .set('x-demo-persona', persona);
    expect(body.backstageIdentity).toBeUndefined();
    expect([body.error?.name, body.response?.statusCode]).toEqual([
      expect.any(String),
      status,
    ]);
  });
});
