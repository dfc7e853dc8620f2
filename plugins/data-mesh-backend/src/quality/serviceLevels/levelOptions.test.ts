import { ConfigReader } from '@backstage/config';
import { readLevelOptions } from './levelOptions';

const read = (serviceLevels: Record<string, number>) =>
  readLevelOptions(
    new ConfigReader({ dataMesh: { quality: { serviceLevels } } }),
  );

describe('how service levels are judged', () => {
  it('is 95 % of 30 days unless set', () => {
    expect(readLevelOptions(new ConfigReader({}))).toEqual({
      windowDays: 30,
      objective: 0.95,
    });
    expect(read({ window: 7, objective: 1 })).toEqual({
      windowDays: 7,
      objective: 1,
    });
  });

  it.each([
    [{ window: 0 }, 'dataMesh.quality.serviceLevels.window'],
    [{ window: 1.5 }, 'dataMesh.quality.serviceLevels.window'],
    [{ window: 366 }, 'dataMesh.quality.serviceLevels.window'],
    [{ objective: 0 }, 'dataMesh.quality.serviceLevels.objective'],
    [{ objective: 99 }, 'dataMesh.quality.serviceLevels.objective'],
  ])('is not %j, and the key is named', (options, key) => {
    expect(() => read(options)).toThrow(key);
  });
});
