import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readAccessOptions } from './config';

const read = (access: JsonObject, dataMesh: JsonObject = {}) =>
  readAccessOptions(new ConfigReader({ dataMesh: { ...dataMesh, access } }));
const DAY = 86_400_000;

describe('the configuration of access', () => {
  it('has defaults for everything', () => {
    const options = readAccessOptions(new ConfigReader({}));
    expect(options).toMatchObject({
      environment: 'default',
      durations: { default: 'P90D', max: 'P365D' },
      approvals: {
        stepTimeoutMs: 7 * DAY,
        reminderMs: 2 * DAY,
        requestTimeoutMs: 30 * DAY,
        fallbackApprovers: [],
      },
      expiryWarningMs: 14 * DAY,
      recertifyMs: undefined,
      provisioning: {
        intervalMs: 5000,
        verifyMs: 900_000,
        leaseMs: 60_000,
        maxSilenceMs: 2 * DAY,
        maxRevocationsPerHour: 100,
      },
    });
    expect(options.purposes.map(({ id }) => id)).toContain('analytics');
  });

  it('reads what is set', () => {
    expect(
      read(
        {
          purposes: [{ id: 'fraud', title: 'Fraud', description: 'Catch it.' }],
          durations: { choices: ['P7D', 'P1M'], default: 'P7D', max: 'P2M' },
          approvals: {
            stepTimeout: { hours: 4 },
            reminderAfter: 'PT1H',
            requestTimeout: '3d',
            fallbackApprovers: ['governance', 'user:other/ann'],
          },
          expiryWarning: { days: 3 },
          recertifyEvery: { days: 90 },
          provisioning: {
            interval: { seconds: 1 },
            verifyEvery: { minutes: 1 },
            lease: { seconds: 10 },
            maxSilence: { hours: 12 },
            maxRevocationsPerHour: 0,
          },
        },
        { environment: 'prod' },
      ),
    ).toEqual({
      environment: 'prod',
      purposes: [{ id: 'fraud', title: 'Fraud', description: 'Catch it.' }],
      durations: { choices: ['P7D', 'P1M'], default: 'P7D', max: 'P2M' },
      approvals: {
        stepTimeoutMs: 4 * 3_600_000,
        reminderMs: 3_600_000,
        requestTimeoutMs: 3 * DAY,
        fallbackApprovers: ['group:default/governance', 'user:other/ann'],
      },
      expiryWarningMs: 3 * DAY,
      recertifyMs: 90 * DAY,
      provisioning: {
        intervalMs: 1000,
        verifyMs: 60_000,
        leaseMs: 10_000,
        maxSilenceMs: 12 * 3_600_000,
        maxRevocationsPerHour: 0,
      },
    });
  });

  it('offers by itself only what is not too long', () => {
    expect(read({ durations: { max: 'P60D' } }).durations).toEqual({
      choices: ['P7D', 'P30D'],
      default: 'P30D',
      max: 'P60D',
    });
    expect(read({ durations: { max: 'P1D' } }).durations).toEqual({
      choices: ['P1D'],
      default: 'P1D',
      max: 'P1D',
    });
  });

  it('names the environment that can be no part of a name', () => {
    expect(() => read({}, { environment: 'Not A Name' })).toThrow(
      'dataMesh.environment',
    );
  });

  it.each<[string, JsonObject]>([
    ['dataMesh.access.purposes', { purposes: [] }],
    ['dataMesh.access.purposes', { purposes: [{ id: 'A b', title: 'x' }] }],
    [
      'dataMesh.access.purposes',
      {
        purposes: [
          { id: 'a', title: 'x' },
          { id: 'a', title: 'y' },
        ],
      },
    ],
    ['title', { purposes: [{ id: 'a' }] }],
    ['dataMesh.access.durations.max', { durations: { max: 'long' } }],
    ['dataMesh.access.durations.max', { durations: { max: 'P0D' } }],
    [
      'dataMesh.access.durations.choices',
      { durations: { choices: ['P2Y'], max: 'P1Y' } },
    ],
    ['dataMesh.access.durations.choices', { durations: { choices: ['x'] } }],
    [
      'dataMesh.access.durations.default',
      { durations: { default: 'P2Y', max: 'P1Y' } },
    ],
    [
      'dataMesh.access.approvals.stepTimeout',
      { approvals: { stepTimeout: { seconds: 1 } } },
    ],
    ['stepTimeout', { approvals: { stepTimeout: 'a while' } }],
    [
      'dataMesh.access.approvals.fallbackApprovers',
      { approvals: { fallbackApprovers: ['component:shop'] } },
    ],
    ['dataMesh.access.recertifyEvery', { recertifyEvery: { minutes: 1 } }],
    [
      'dataMesh.access.provisioning.interval',
      { provisioning: { interval: { milliseconds: 1 } } },
    ],
    [
      'dataMesh.access.provisioning.maxRevocationsPerHour',
      { provisioning: { maxRevocationsPerHour: -1 } },
    ],
    [
      'dataMesh.access.provisioning.maxRevocationsPerHour',
      { provisioning: { maxRevocationsPerHour: 0.5 } },
    ],
  ])('names the key %s of what it cannot use: %j', (key, access) => {
    expect(() => read(access)).toThrow(key);
  });
});
