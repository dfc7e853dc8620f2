import { createMockDirectory } from '@backstage/backend-test-utils';
import { orderOf, ONE_TABLE } from '../__testUtils__/orderOf';
import { findFiles } from './findFiles';

describe('a pattern of names', () => {
  const folder = createMockDirectory();
  const find = async (pattern: string) => {
    const { server, contract } = orderOf(
      { path: pattern, format: 'csv' },
      ONE_TABLE,
    );
    const files = await findFiles(server, contract.schemas[0], {
      roots: [folder.path],
      format: 'csv',
      isOnly: true,
    });
    return files.map(file => file.slice(file.lastIndexOf('/') + 1));
  };

  it('finds the files whose whole name it is', async () => {
    folder.setContent({ 'a-1.csv': '', 'a-2.csv': '', 'b-a-1.csv': '' });
    expect(await find('a-*.csv')).toEqual(['a-1.csv', 'a-2.csv']);
    expect(await find('*a**1.csv')).toEqual(['a-1.csv', 'b-a-1.csv']);
  });

  it('keeps nobody busy, whatever it is', async () => {
    folder.setContent({ [`${'a'.repeat(200)}.csv`]: '' });
    expect(await find(`${'*a'.repeat(90)}*b.csv`)).toEqual([]);
    expect(await find(`${'*a'.repeat(90)}*.csv`)).toHaveLength(1);
  });
});
