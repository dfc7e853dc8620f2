import { mockServices } from '@backstage/backend-test-utils';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import express from 'express';
import knexFactory from 'knex';
import request from 'supertest';
import { databaseAwayHandler, isDatabaseAway } from './databaseAway';

const withCode = (code: string, message = 'failed') =>
  Object.assign(new Error(message), { code });

describe('a database that is away', () => {
  it.each([
    ['nobody listens', withCode('ECONNREFUSED')],
    ['the connection breaks', withCode('ECONNRESET')],
    ['it has no name any more', withCode('ENOTFOUND')],
    ['it is shut down', withCode('57P01')],
    ['it starts', withCode('57P03')],
    ['it has too many connections', withCode('53300')],
    ['the connection broke in a query', withCode('08006')],
    [
      'the driver says so in words',
      new Error('Connection terminated unexpectedly'),
    ],
    [
      'several addresses were tried',
      new AggregateError([withCode('ECONNREFUSED')]),
    ],
    [
      'the pool has none left',
      Object.assign(new Error('Timeout'), { name: 'KnexTimeoutError' }),
    ],
  ])('is known when %s', (_, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([
    ['a constraint is violated', withCode('23505')],
    ['a query is wrong', withCode('42P01')],
    ['a deadlock is broken', withCode('40P01')],
    ['something else fails', new Error('oops')],
    ['nothing is thrown', undefined],
    ['a text is thrown', 'ECONNREFUSED'],
  ])('is not seen when %s', (_, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });

  it('is answered with when to come again, by a real driver that reaches nothing', async () => {
    const knex = knexFactory({
      client: 'pg',
      connection: { host: '127.0.0.1', port: 1, user: 'nobody' },
      acquireConnectionTimeout: 5000,
      log: { warn: () => {} },
    });
    const app = express();
    app.get('/', (_req, _res, next) => {
      knex('anything').first().then(next, next);
    });
    app.use(databaseAwayHandler);
    app.use(
      MiddlewareFactory.create({
        config: mockServices.rootConfig(),
        logger: mockServices.logger.mock(),
      }).error(),
    );
    const { status, body, headers } = await request(app).get('/');
    await knex.destroy();
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('10');
    expect(body.error.message).toContain('database cannot be reached');
  });
});
