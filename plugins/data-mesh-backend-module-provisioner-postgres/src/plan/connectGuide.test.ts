import { connectGuide } from './connectGuide';
import type { PostgresSnapshot } from './snapshot';

const snapshot: PostgresSnapshot = {
  target: 'warehouse',
  role: 'data_mesh_test_1',
  database: 'dwh',
  tables: [
    {
      schema: 'sales',
      name: 'Orders',
      columns: ['id', 'Größe'],
      promised: [],
    },
    { schema: 'stock', name: 'levels', columns: ['sku'], promised: [] },
  ],
  leftOut: ['orders.address'],
  connect: { host: 'db.example', port: 5432, loginHint: 'Ask the desk.' },
};

describe('how to connect', () => {
  it('names everything that a consumer types, and a statement that works', () => {
    const guide = connectGuide(snapshot, {
      ref: 'user:default/anna',
      login: 'anna',
    });
    expect(guide.fields).toEqual([
      { label: 'Host', value: 'db.example' },
      { label: 'Port', value: '5432' },
      { label: 'Database', value: 'dwh' },
      { label: 'Schemas', value: 'sales, stock' },
      { label: 'Tables', value: 'Orders, levels' },
      { label: 'Login', value: 'anna' },
    ]);
    expect(guide.snippet).toEqual({
      language: 'bash',
      code: [
        "psql 'host=db.example port=5432 dbname=dwh user=anna' <<'SQL'",
        'SELECT id, "Größe"',
        'FROM sales."Orders"',
        'LIMIT 10;',
        'SQL',
      ].join('\n'),
    });
    expect(guide.steps).toEqual([
      expect.stringContaining('your own login, anna'),
      'Ask the desk.',
      expect.stringContaining('SELECT *'),
      expect.stringContaining('orders.address'),
    ]);
  });

  it('tells who has no login how to get one', () => {
    const guide = connectGuide(snapshot, { ref: 'user:default/anna' });
    expect(guide.steps[0]).toContain('data-mesh/login.postgres');
    expect(guide.fields.map(({ label }) => label)).not.toContain('Login');
  });

  it('lets no login or database out of the quotes of the shell', () => {
    const { snippet } = connectGuide(
      { ...snapshot, database: `d'; rm -rf ~ #` },
      { ref: 'user:default/x', login: `$(reboot)'\\` },
    );
    expect(snippet!.code.split('\n')[0]).toBe(
      `psql 'host=db.example port=5432 dbname='\\''d\\'\\''; rm -rf ~ #'\\'' user='\\''$(reboot)\\'\\''\\\\'\\''' <<'SQL'`,
    );
  });
});
