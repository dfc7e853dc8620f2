import {
  ANNOTATION_DECLARATION_PROBLEMS,
  type Problem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { declarationOf, MISTAKES, type Mistake } from './reference/mistakes';
import { writeExample } from './reference/writeExample';
import { MemoryReader } from './reference/MemoryReader';
import { startCatalog, type TestCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(120_000);

const rows = Object.values(MISTAKES)
  .flat()
  .map((mistake, index) => ({ ...mistake, name: `product-${index}` }));
type Row = Mistake & { name: string };

describe('every mistake is answered with field, file, line and remedy', () => {
  let folder: string;
  let catalog: TestCatalog;
  const reader = new MemoryReader();

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'data-mesh-')));
    for (const row of rows) {
      await writeExample(join(folder, row.name), row.name, row);
    }
    catalog = await startCatalog({
      reader,
      locations: [
        { type: 'file', target: join(folder, '*', 'catalog-info.yaml') },
      ],
    });
  });

  afterAll(async () => {
    await catalog?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const fileOf = (row: Row, file = 'catalog-info.yaml') =>
    `file:${join(folder, row.name, file)}`;

  it.each(rows.filter(row => !row.unusable))(
    '$title: the product stays visible, with the answer',
    async row => {
      const entity = await catalog.entity(`dataproduct:default/${row.name}`);
      const problems: Problem[] = JSON.parse(
        entity.metadata.annotations?.[ANNOTATION_DECLARATION_PROBLEMS] ?? '[]',
      );
      expect(
        problems.map(({ code, field, source, line }) => ({
          code,
          field: field ?? '',
          source,
          line,
        })),
      ).toEqual(
        row.answers.map(({ code, field, file, line }) => ({
          code,
          field,
          source: fileOf(row, file),
          line,
        })),
      );
      for (const { message, remedy } of problems) {
        expect(message).toMatch(/^[A-Z`].+\.$/s);
        expect(remedy).toMatch(/^[A-Z].+[.?]$/s);
      }
    },
  );

  it.each(rows.filter(row => row.unusable))(
    '$title: the catalog refuses the entity, with the answer',
    async row => {
      const url = `https://github.com/acme/${row.name}/blob/main/catalog-info.yaml`;
      const text = declarationOf(row.name, row);
      reader.files.set(url, { text });
      const location = `url:${url}`;
      const errors = await catalog.validate(parse(text), location);
      const [{ field, line }] = row.answers;
      expect(errors).toEqual([
        expect.stringContaining(
          `dataproduct:default/${row.name} is no usable data product: \`${field}\` `,
        ),
      ]);
      expect(errors[0]).toContain(` (${location}, line ${line}). `);
      expect(errors[0]).toMatch(/\. (Add|Write) it.+\.$/);
      const known = (await catalog.entities()).map(e => e.metadata.name);
      expect(known).not.toContain(row.name);
    },
  );
});
