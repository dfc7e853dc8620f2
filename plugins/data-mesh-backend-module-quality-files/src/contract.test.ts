import { createMockDirectory } from '@backstage/backend-test-utils';
import { describeQualityRunner } from '@backstage-data-mesh/plugin-data-mesh-node/testUtils';
import { writeTables } from './__testUtils__/writeTables';
import { FilesQualityRunner } from './FilesQualityRunner';

jest.setTimeout(120_000);

describe.each(['parquet', 'csv', 'json'] as const)('%s', format => {
  const root = createMockDirectory();
  describeQualityRunner(`${format} files`, {
    async open(tables) {
      await writeTables(root.path, format, tables);
      return {
        runner: new FilesQualityRunner({
          roots: [root.path],
          memoryLimit: '256MB',
          threads: 1,
          maxProcesses: 1,
          statementTimeout: 60_000,
          runTimeout: 120_000,
        }),
        server: {
          type: 'local',
          settings: { path: `./{model}.${format}`, format },
        },
        async close() {},
      };
    },
  });
});
