import type { ServiceLevelStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import { levelName } from './levelName';
import { levelsInALine } from './levelsInALine';

describe('service levels', () => {
  it.each([
    ['latency', 'latency'],
    ['timeToDetect', 'time to detect'],
    ['errorRate', 'error rate'],
    ['general_availability', 'general availability'],
    ['', ''],
  ])('promised as "%s" are called "%s"', (property, name) => {
    expect(levelName({ property })).toBe(name);
  });

  it.each<[ServiceLevelStatus['state'][], string | undefined]>([
    [[], undefined],
    [['not-measurable'], undefined],
    [['kept', 'not-measurable'], 'Service level: kept'],
    [['kept', 'kept'], '2 service levels: all kept'],
    [['spent', 'spent', 'spent'], '3 service levels: all broken'],
    [['not-measured', 'not-measured'], '2 service levels: none measured'],
    [
      ['not-measured', 'kept', 'at-risk', 'spent'],
      '4 service levels: 1 broken, 1 at risk, 1 kept, 1 not measured',
    ],
  ])('%j are in a line %j', (states, line) => {
    expect(levelsInALine(states.map(state => ({ state })))).toBe(line);
  });
});
