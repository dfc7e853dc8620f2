import type { QualityRule, ServiceLevel } from '../../api/types';
import { aContract, aSchema } from '../../products/contractDiff/testContract';
import { aLevel, aRule } from './__testUtils__/promises';
import { expectationsOf, expectedChecks, joinExpectations } from '.';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the time for which a result holds', () => {
  const ageOf = (
    parts: Partial<QualityRule>,
    levels: Array<Partial<ServiceLevel>> = [],
  ) =>
    expectedChecks(
      aContract({
        schemas: [aSchema('t', [], { quality: [aRule(parts)] }), aSchema('u')],
        serviceLevels: levels.map(aLevel),
      }),
      'p',
    ).find(({ kind }) => kind === 'rule')?.maxAgeSeconds;
  const daily = { property: 'frequency', value: 1, unit: 'd' };

  it.each<[string, number | undefined]>([
    ['twice the schedule of the rule', ageOf({ schedule: '0 6 * * *' })],
    ['twice the frequency', ageOf({}, [daily])],
    [
      'twice the schedule before the frequency',
      ageOf({ schedule: '0 6 * * *' }, [{ ...daily, unit: 'y' }]),
    ],
    [
      'the frequency where the schedule is none',
      ageOf({ schedule: 'when it rains' }, [daily]),
    ],
    [
      'the frequency of its schema before that of all',
      ageOf({}, [
        { ...daily, unit: 'y' },
        { ...daily, element: 't' },
      ]),
    ],
    [
      'the frequency of all where that of another schema says less',
      ageOf({}, [daily, { ...daily, unit: 'h', element: 'u' }]),
    ],
    [
      'the slower of two frequencies',
      ageOf({}, [{ ...daily, unit: 'h' }, daily]),
    ],
  ])('is %s', (_, age) => {
    expect(age).toBe(2 * DAY);
  });

  it.each([
    [{}, []],
    [{ schedule: '@reboot' }, []],
    [{}, [{ ...daily, unit: 'moons' }]],
    [{}, [{ ...daily, value: 0 }]],
    [{}, [{ ...daily, element: 'u' }]],
  ])('is not known by %j and %j', (parts, levels) => {
    expect(ageOf(parts, levels)).toBeUndefined();
  });

  it('is an hour at least for what comes all the time', () => {
    expect(ageOf({}, [{ ...daily, unit: 's' }])).toBe(HOUR);
  });

  it.each([1e6, 1e300])('ends within the calendar for %d years', value => {
    expect(ageOf({}, [{ ...daily, value, unit: 'y' }])).toBe(100 * 365 * DAY);
  });

  it('of checks beside the promises is that of their port and schema', () => {
    const one = expectationsOf(
      aContract({
        schemas: [aSchema('t'), aSchema('u')],
        serviceLevels: [aLevel({ ...daily, element: 't' })],
      }),
      'one',
    );
    const two = expectationsOf(
      aContract({ serviceLevels: [aLevel({ ...daily, value: 2 })] }),
      'two',
    );
    const { maxAgeOf } = joinExpectations([one, two]);
    expect(maxAgeOf({ port: 'one', schema: 't' })).toBe(2 * DAY);
    expect(maxAgeOf({ port: 'one', schema: 'u' })).toBeUndefined();
    expect(maxAgeOf({ port: 'two', schema: 'x' })).toBe(4 * DAY);
    expect(maxAgeOf({})).toBeUndefined();
  });
});
