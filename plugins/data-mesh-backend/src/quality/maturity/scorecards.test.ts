import { defaultScorecard } from '@backstage-data-mesh/plugin-data-mesh-common';
import { compileScorecard } from './scorecards';

describe('the default scorecard', () => {
  it('can be evaluated', () => {
    expect(compileScorecard(defaultScorecard).expressions.size).toBeGreaterThan(
      20,
    );
  });
});
