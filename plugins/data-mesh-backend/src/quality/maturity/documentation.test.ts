import { ConfigReader } from '@backstage/config';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compileExpression } from './expressions/compileExpression';
import { readScorecards } from './readScorecards';

const GUIDE = fs.readFileSync(
  path.resolve(__dirname, '../../../../../docs/guides/scorecards.md'),
  'utf8',
);

describe('the guide to scorecards', () => {
  it('shows a configuration that works', () => {
    const [, yaml] = /^```yaml\n([\s\S]*?)^```$/m.exec(GUIDE)!;
    const scorecards = readScorecards(new ConfigReader(parse(yaml)));
    expect(scorecards.map(({ scorecard }) => scorecard.id)).toEqual([
      'usability',
      'gold',
    ]);
  });

  const expressions = GUIDE.split('\n').flatMap(line => {
    const [, expression] = /^\| [^|]+ \| `(.*)` +\|$/.exec(line) ?? [];
    return expression ? [expression.replaceAll('\\|', '|')] : [];
  });

  it('shows expressions', () => {
    expect(expressions.length).toBeGreaterThan(5);
  });

  it.each(expressions)('shows an expression that works: %s', expression => {
    expect(() => compileExpression(expression)).not.toThrow();
  });
});
