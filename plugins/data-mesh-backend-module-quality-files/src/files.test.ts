import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { NOW, ONE_TABLE, orderOf } from './__testUtils__/orderOf';
import type { QualityFilesOptions } from './config';
import { DuckDbProcess } from './engine/DuckDbProcess';
import { FilesQualityRunner } from './FilesQualityRunner';

jest.setTimeout(120_000);

const SECRET_VALUE = 'very private';
const LIMITS = {
  memoryLimit: '256MB',
  threads: 1,
  maxProcesses: 1,
  statementTimeout: 60_000,
  runTimeout: 120_000,
};

describe('own checks on files', () => {
  const folder = createMockDirectory();
  const root = folder.resolve('root');
  const signal = () => new AbortController().signal;

  beforeEach(() => {
    folder.setContent({
      root: {
        'orders.csv': 'id,note\n1,a\n2,b\n',
        many: {
          'a.csv': 'id,note\n1,a\n',
          'b.csv': 'note,id\nb,2\n',
          'c.txt': 'not read',
        },
        tables: {
          orders: { '2026.csv': 'id\n1\n2\n' },
          'lines.csv': 'id\n1\n',
        },
      },
      outside: { 'orders.csv': 'id\n1\n2\n' },
    });
  });

  const runner = (overrides: Partial<QualityFilesOptions> = {}) =>
    new FilesQualityRunner({ roots: [root], ...LIMITS, ...overrides });
  const check = async (
    settings: Record<string, string>,
    schemas = ONE_TABLE,
    overrides: Partial<QualityFilesOptions> = {},
  ) => {
    const order = orderOf(settings, schemas);
    const report = await runner(overrides).run(order, {
      now: NOW,
      signal: signal(),
    });
    return report.results.map(each => [
      each.type,
      each.outcome,
      each.message ?? each.measured?.value,
    ]);
  };
  const ALL_RIGHT = [
    ['schema', 'pass', 'All 1 columns are as promised'],
    ['rowCount', 'pass', 2],
    ['nullValues', 'pass', '0 of 2 rows without a value'],
  ];

  describe('finds', () => {
    it.each([
      ['a file', './orders.csv'],
      ['a file by its place', '<root>/orders.csv'],
      ['a file by its URL', 'file://<root>/orders.csv'],
      ['a file named after the table', '{model}.csv'],
      ['a folder of files', 'many'],
      ['files by a pattern', 'many/*.csv'],
      ['the folder of a table', 'tables/{schema}'],
      ['the folder of a table within a folder', 'tables'],
    ])('%s', async (_, written) => {
      const place = written.replace('<root>', root);
      expect(await check({ path: place, format: 'csv' })).toEqual(ALL_RIGHT);
    });

    it('several tables in a folder', async () => {
      const both = await check(
        { path: 'tables', format: 'csv' },
        `  - name: orders
    quality: [{ metric: rowCount, mustBe: 2 }]
  - name: lines
    quality: [{ metric: rowCount, mustBe: 1 }]`,
      );
      expect(both.filter(([type]) => type === 'rowCount')).toEqual([
        ['rowCount', 'pass', 2],
        ['rowCount', 'pass', 1],
      ]);
    });

    it('compressed files, other delimiters, and JSON by the line', async () => {
      await fs.writeFile(
        path.join(root, 'packed.csv.gz'),
        gzipSync('id;note\n1;a\n2;b\n'),
      );
      await fs.writeFile(
        path.join(root, 'lines.jsonl'),
        '{"id": 1, "note": "2026-01-01"}\n{"id": 2, "note": null}\n',
      );
      expect(
        await check({ path: 'packed.csv.gz', format: 'csv', delimiter: ';' }),
      ).toEqual(ALL_RIGHT);
      expect(await check({ path: 'lines.jsonl' })).toEqual(ALL_RIGHT);
    });
  });

  describe('reads nothing else', () => {
    it.each([
      ['../outside/orders.csv'],
      ['many/../../outside/orders.csv'],
      ['<outside>/orders.csv'],
      ['file://<outside>/orders.csv'],
      ['/etc/passwd'],
      ['../*.csv'],
      ['https://elsewhere.example/orders.csv'],
      ['file://elsewhere.example/orders.csv'],
      ['orders.csv\0.txt'],
    ])('%j is refused before it is looked at', async written => {
      const place = written.replace('<outside>', folder.resolve('outside'));
      const { server } = orderOf({ path: place, format: 'csv' }, ONE_TABLE);
      expect(runner().supports(server)).toBe(false);
      await expect(check({ path: place, format: 'csv' })).rejects.toThrow(
        'The portal runs no checks on these files',
      );
    });

    it('nor a table whose name is a way out', async () => {
      const [schema] = await check(
        { path: '{model}.csv', format: 'csv' },
        `  - name: orders
    physicalName: ../outside/orders`,
      );
      expect(schema).toEqual([
        'schema',
        'fail',
        'There is no csv file at {model}.csv',
      ]);
    });

    it.each([
      ['a link to a file', 'link.csv', 'outside/orders.csv', 'link.csv'],
      ['a link within a folder', 'many/link.csv', 'outside/orders.csv', 'many'],
      ['a link in the way', 'linked', 'outside', 'linked/orders.csv'],
      ['a linked folder', 'linked', 'outside', 'linked'],
    ])('nor through %s', async (_, link, target, written) => {
      await fs.symlink(folder.resolve(target), path.join(root, link));
      for (const [, outcome, message] of await check({
        path: written,
        format: 'csv',
      })) {
        expect([outcome, message]).toEqual([
          'error',
          'A file is a link to where the portal may not read',
        ]);
      }
    });

    it('but a link that stays within', async () => {
      await fs.symlink(path.join(root, 'orders.csv'), path.join(root, 'l.csv'));
      expect(await check({ path: 'l.csv', format: 'csv' })).toEqual(ALL_RIGHT);
    });

    it('nor pipes, which never end', async () => {
      execFileSync('mkfifo', [path.join(root, 'many', 'pipe.csv')]);
      const [[, outcome, message]] = await check({
        path: 'many',
        format: 'csv',
      });
      expect([outcome, message]).toEqual([
        'error',
        'The path leads to something that is no file',
      ]);
    });

    it('has no roots unless they are configured', () => {
      const { server } = orderOf({ path: 'orders.csv' }, ONE_TABLE);
      expect(runner({ roots: [] }).supports(server)).toBe(false);
      expect(runner().supports(server)).toBe(true);
      expect(
        runner().supports({ ...server, settings: { path: 'orders.xlsx' } }),
      ).toBe(false);
    });
  });

  it('says of a path that does not tell tables apart', async () => {
    const results = await check(
      { path: 'orders.csv', format: 'csv' },
      `  - name: orders
  - name: lines`,
    );
    expect(results).toEqual(
      ['orders', 'lines'].map(() => [
        'schema',
        'error',
        'The path of the server does not tell the tables apart; write {model} where their name is',
      ]),
    );
  });

  describe('a broken file', () => {
    it.each([
      ['parquet', Buffer.from(`PAR1 ${SECRET_VALUE}`)],
      ['parquet', Buffer.from('')],
      ['json', Buffer.from(`[{"id": 1, "note": "${SECRET_VALUE}"`)],
      ['json', Buffer.from(`${SECRET_VALUE}`)],
      ['csv', Buffer.from(`id,note\n1,"${SECRET_VALUE}" x"\n"2`)],
      ['csv', Buffer.from(`id,note\n1,a\n2,b,c,d,${SECRET_VALUE}\n`)],
    ])(
      'of %s is an error of its table, without its values: %#',
      async (format, bytes) => {
        await fs.writeFile(path.join(root, `broken.${format}`), bytes);
        const results = await check({ path: `broken.${format}`, format });
        expect(results.map(([, outcome]) => outcome)).toEqual([
          'error',
          'error',
          'error',
        ]);
        expect(JSON.stringify(results)).not.toContain(SECRET_VALUE);
      },
    );
  });

  it('counts the values of CSV and JSON that do not read as promised', async () => {
    const rows = [
      { id: 'x', at: '2026-11-23', paid: 'yes', ok: 'a' },
      { id: '2', at: 'soon', paid: 'maybe', ok: 'b' },
      { id: null, at: null, paid: null, ok: null },
    ];
    await fs.writeFile(path.join(root, 'odd.json'), JSON.stringify(rows));
    await fs.writeFile(
      path.join(root, 'odd.csv'),
      `id,at,paid,ok\n${rows.map(row => Object.values(row).join(',')).join('\n')}\n`,
    );
    for (const format of ['json', 'csv']) {
      const [schema, ...others] = await check(
        { path: `odd.${format}`, format },
        `  - name: odd
    properties:
      - name: id
        logicalType: integer
        quality: [{ metric: invalidValues, arguments: { validValues: [2] }, mustBe: 1 }]
      - { name: at, logicalType: timestamp }
      - { name: paid, logicalType: boolean }
      - { name: ok, logicalType: string, quality: [{ metric: nullValues, mustBe: 1 }] }`,
      );
      expect(schema).toEqual([
        'schema',
        'fail',
        '3 of 4 columns: id is promised as integer, and 1 value does not read so; at is promised as timestamp, and 1 value does not read so; paid is promised as boolean, and 1 value does not read so',
      ]);
      expect(others).toEqual([
        // What is no number is none of the valid ones.
        ['invalidValues', 'pass', '1 of 3 rows with a value that is not valid'],
        ['nullValues', 'pass', '1 of 3 rows without a value'],
      ]);
    }
  });

  it('does not judge the columns of a JSON file without rows', async () => {
    await fs.writeFile(path.join(root, 'none.json'), '[]');
    expect(await check({ path: 'none.json' })).toEqual([
      [
        'schema',
        'not_evaluated',
        'The file has no rows, so it does not tell its columns',
      ],
      ['rowCount', 'fail', 0],
      ['nullValues', 'not_evaluated', 'The table is empty'],
    ]);
  });

  describe('the process of DuckDB', () => {
    let engine: DuckDbProcess;
    const file = () => path.join(root, 'orders.csv');
    const start = async (overrides: Partial<QualityFilesOptions> = {}) => {
      engine = await DuckDbProcess.start([file()], { ...LIMITS, ...overrides });
      return (text: string) => engine.rows({ text, values: [] });
    };
    afterEach(() => engine?.kill());

    it.each([
      [`COPY (SELECT 1) TO '<file>'`, 'Only one SELECT at a time is run'],
      [
        `COPY (SELECT 1) TO '<file>' (USE_TMP_FILE false)`,
        'Only one SELECT at a time is run',
      ],
      [`CREATE TABLE a (b int)`, 'Only one SELECT at a time is run'],
      [`ATTACH '<root>/a.db'`, 'Only one SELECT at a time is run'],
      [`SET threads = 8`, 'Only one SELECT at a time is run'],
      [`INSTALL httpfs`, 'Only one SELECT at a time is run'],
      [`SELECT 1; SELECT 2`, 'Only one SELECT at a time is run'],
      [`SELECT * FROM read_csv('/etc/passwd')`, 'The file may not be read'],
      [
        `SELECT * FROM read_csv('<root>/many/a.csv')`,
        'The file may not be read',
      ],
      [`SELECT * FROM read_text('<root>/*')`, 'The file may not be read'],
      [
        `SELECT * FROM read_csv('https://elsewhere.example/a.csv')`,
        'The file may not be read',
      ],
    ])('refuses %s', async (statement, message) => {
      const select = await start();
      const before = await fs.readFile(file(), 'utf8');
      await expect(
        select(statement.replace('<file>', file()).replace('<root>', root)),
      ).rejects.toThrow(message);
      expect(await fs.readFile(file(), 'utf8')).toBe(before);
      // And goes on with what it may.
      expect(
        await select(`SELECT count(*) AS n FROM read_csv('${file()}')`),
      ).toEqual([{ n: '2' }]);
    });

    it('knows nothing of the environment of the portal', async () => {
      process.env.TEST_SECRET = 'do not tell';
      try {
        const select = await start();
        const environment = await fs
          .readFile(`/proc/${engine.pid}/environ`, 'utf8')
          .catch(() => '');
        expect(environment).not.toContain('do not tell');
        await expect(
          select('SELECT getenv($$TEST_SECRET$$)'),
        ).rejects.toThrow();
      } finally {
        delete process.env.TEST_SECRET;
      }
    });

    const SLOW = `SELECT count(*) AS n FROM range(100000000000) AS a, range(1000) AS b WHERE a.range * b.range % 7 = 3`;

    it('is killed when a statement takes too long', async () => {
      const select = await start({ statementTimeout: 300 });
      await expect(select(SLOW)).rejects.toThrow(
        'It took too long and was cancelled',
      );
      await engine.ended;
      await expect(select('SELECT 1')).rejects.toThrow(
        'DuckDB ended unexpectedly',
      );
    });

    it('fails where it would need more memory than it may have', async () => {
      const select = await start({ memoryLimit: '20MB' });
      await expect(
        select(
          'SELECT count(*) AS n FROM (SELECT DISTINCT range, hash(range) FROM range(20000000))',
        ),
      ).rejects.toThrow('The memory that is allowed was not enough');
    });

    it('takes nobody along when it crashes', async () => {
      const select = await start();
      const slow = select(SLOW);
      process.kill(engine.pid!, 'SIGSEGV');
      await expect(slow).rejects.toThrow('DuckDB ended unexpectedly');
      expect(await check({ path: 'orders.csv' })).toEqual(ALL_RIGHT);
    });
  });

  it('ends the process when the portal shuts down', async () => {
    const shutdown = new AbortController();
    const killed = jest.spyOn(DuckDbProcess.prototype, 'kill');
    const rows = jest
      .spyOn(DuckDbProcess.prototype, 'rows')
      .mockImplementation(async () => {
        shutdown.abort(new Error('shut down'));
        throw new Error('the process is gone');
      });
    try {
      const order = orderOf({ path: 'orders.csv' }, ONE_TABLE);
      await expect(
        runner().run(order, { now: NOW, signal: shutdown.signal }),
      ).rejects.toThrow('shut down');
      expect(killed).toHaveBeenCalled();
    } finally {
      rows.mockRestore();
      killed.mockRestore();
    }
  });

  it('begins no more statements when the time of the run is over', async () => {
    const results = await check({ path: 'orders.csv' }, ONE_TABLE, {
      runTimeout: 0,
    });
    expect(new Set(results.map(([, outcome]) => outcome))).toEqual(
      new Set(['error']),
    );
  });
});
