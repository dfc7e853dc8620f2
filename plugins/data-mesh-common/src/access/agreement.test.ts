import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { toDataUsageAgreement, type AgreementFacts } from './agreement';

const FIXTURES =
  process.env.DATA_MESH_FIXTURES ??
  path.resolve(__dirname, '../../../../../shared');
const SCHEMA = path.join(FIXTURES, 'schemas/datausageagreement.schema.json');

const facts: AgreementFacts = {
  id: '5b0e7f0a-6a0c-4d4c-8f0e-3d1f4d5b6a70',
  active: true,
  startsAt: new Date('2026-01-15T10:00:00.000Z'),
  endsAt: new Date('2026-02-14T23:59:59.999Z'),
  product: {
    ref: 'dataproduct:default/orders',
    owner: 'group:default/order-team',
  },
  port: 'tables',
  role: 'reader',
  columns: ['orders.order_id'],
  contract: { id: 'orders-contract', version: '1.2.0', hash: 'abc' },
  consumer: { ref: 'user:default/analyst', kind: 'user' },
  requester: 'user:default/analyst',
  requestId: '0d0c8f7c-3d0f-4f6b-9a59-0f8f3c1d2e3f',
  purpose: { title: 'Analytics' },
  justification: 'To see which campaigns sell.',
};

describe('a grant as a Data Usage Agreement', () => {
  it('says who may use what, for what, and for how long', () => {
    expect(toDataUsageAgreement(facts)).toEqual({
      dataUsageAgreementSpecification: '0.0.1',
      id: facts.id,
      info: {
        purpose: 'Analytics: To see which campaigns sell.',
        status: 'approved',
        active: true,
        startDate: '2026-01-15',
        endDate: '2026-02-14',
      },
      provider: {
        teamId: 'group:default/order-team',
        dataProductId: 'dataproduct:default/orders',
        outputPortId: 'tables',
        dataContractId: 'orders-contract',
      },
      consumer: { userId: 'user:default/analyst' },
      custom: {
        startsAt: '2026-01-15T10:00:00.000Z',
        endsAt: '2026-02-14T23:59:59.999Z',
        requestId: facts.requestId,
        requester: 'user:default/analyst',
        role: 'reader',
        columns: ['orders.order_id'],
        contractVersion: '1.2.0',
        contractHash: 'abc',
      },
    });
  });

  it.each([
    [
      { ref: 'group:default/marketing', kind: 'group' as const },
      { teamId: 'group:default/marketing' },
    ],
    [
      {
        ref: 'dataproduct:default/audiences',
        kind: 'dataproduct' as const,
        owner: 'group:default/marketing',
      },
      {
        teamId: 'group:default/marketing',
        dataProductId: 'dataproduct:default/audiences',
      },
    ],
    [
      {
        ref: 'component:default/shop-ui',
        kind: 'component' as const,
        owner: 'group:default/marketing',
      },
      { teamId: 'group:default/marketing' },
    ],
  ])('names the consumer %j', (consumer, expected) => {
    const agreement = toDataUsageAgreement({ ...facts, consumer });
    expect(agreement.consumer).toEqual(expected);
    expect(JSON.stringify(agreement)).toContain(consumer.ref);
  });
});

const describeIfAtHand = fs.existsSync(SCHEMA) ? describe : describe.skip;

describeIfAtHand(
  'the published schema of Data Usage Agreements (skipped without schemas/ in DATA_MESH_FIXTURES)',
  () => {
    it('accepts the agreement of every grant', () => {
      const ajv = new Ajv({ strict: false });
      addFormats(ajv);
      const validate = ajv.compile(JSON.parse(fs.readFileSync(SCHEMA, 'utf8')));
      const instant = fc.date({
        min: new Date('2000-01-01'),
        max: new Date('2200-01-01'),
        noInvalidDate: true,
      });
      const maybe = <T>(value: fc.Arbitrary<T>) =>
        fc.option(value, { nil: undefined });
      fc.assert(
        fc.property(
          fc.record({
            id: fc.uuid(),
            active: fc.boolean(),
            startsAt: instant,
            endsAt: instant,
            end: maybe(fc.constantFrom('expired' as const, 'revoked' as const)),
            product: fc.record({ ref: fc.string(), owner: maybe(fc.string()) }),
            port: fc.string(),
            role: maybe(fc.string()),
            columns: maybe(fc.array(fc.string())),
            contract: maybe(
              fc.record({
                id: maybe(fc.string()),
                version: maybe(fc.string()),
                hash: fc.string(),
              }),
            ),
            consumer: fc.record({
              ref: fc.string(),
              kind: fc.constantFrom(
                'user' as const,
                'group' as const,
                'component' as const,
                'dataproduct' as const,
              ),
              owner: maybe(fc.string()),
            }),
            requester: fc.string(),
            requestId: fc.uuid(),
            purpose: fc.record({ title: fc.string() }),
            justification: fc.string(),
          }),
          anyFacts => {
            validate(
              JSON.parse(JSON.stringify(toDataUsageAgreement(anyFacts))),
            );
            expect(validate.errors).toBeNull();
          },
        ),
      );
      expect(validate({ id: 'x' })).toBe(false);
    });
  },
);
