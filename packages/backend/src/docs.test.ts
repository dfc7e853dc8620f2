import { validateContract } from '@backstage-data-mesh/plugin-data-mesh-common';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const COMMON = 'plugins/data-mesh-common';

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');

function filesIn(folder: string, pattern: RegExp): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map(file => path.join(folder, file))
    .filter(file => pattern.test(file) && !file.includes('node_modules'))
    .sort();
}

const source = (folder: string) =>
  filesIn(folder, /\.tsx?$/).filter(
    file => !/\.test\.|__testUtils__/.test(file),
  );

/** What the capturing group of a pattern finds in files, each once. */
function found(files: string[], pattern: RegExp): string[] {
  return [
    ...new Set(
      files.flatMap(file => [...read(file).matchAll(pattern)].map(m => m[1])),
    ),
  ].sort();
}

const PAGES = [
  'README.md',
  ...filesIn('docs', /\.md$/),
  ...filesIn('plugins', /README\.md$/),
];

/** The keys of a config.d.ts in full, told by their indentation. */
function configKeys(file: string): string[] {
  const keys: string[] = [];
  const above: { indent: number; name: string }[] = [];
  for (const line of read(file).split('\n')) {
    const [, indent, name, type] = /^( +)(\w+)\??: (.*)$/.exec(line) ?? [];
    if (name) {
      while (above.length && above[above.length - 1].indent >= indent.length) {
        above.pop();
      }
      keys.push([...above.map(each => each.name), name].join('.'));
      const isList = type.startsWith('Array<');
      above.push({
        indent: indent.length,
        name: isList ? `${name}[]` : name,
      });
    }
  }
  // What holds other keys needs no row of its own.
  return keys.filter(key => !keys.some(other => other.startsWith(`${key}.`)));
}

describe('the documentation', () => {
  it.each(
    filesIn('plugins', /^plugins\/[^/]+\/config\.d\.ts$/).flatMap(file =>
      configKeys(file).map(key => [key, file]),
    ),
  )('tells what %s of %s means', key => {
    expect(read('docs/reference/configuration.md')).toContain(`| \`${key}\``);
  });

  it('answers every mistake in a declaration with a row', () => {
    const codes = found(
      [
        ...source(`${COMMON}/src/products/declaration`),
        ...source(`${COMMON}/src/products/mesh`),
        ...source('plugins/catalog-backend-module-data-mesh/src/contracts'),
      ],
      /(?:code: |error\(\s*)'([a-z]+(?:-[a-z]+)+)'/g,
    );
    expect(codes).toContain('contract-not-found');
    const page = read('docs/guides/declare-a-product.md');
    expect(codes.filter(code => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('answers every mistake in a contract with a row', () => {
    const codes = found(
      source(`${COMMON}/src/products/contract`),
      /(?:code: |finding\(\s*)'([a-z]+(?:-[a-z]+)*)'/g,
    );
    expect(codes).toContain('unknown-version');
    const page = read('docs/guides/write-a-contract.md');
    expect(codes.filter(code => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('names every change of a contract that is more than information', () => {
    const codes = found(
      source(`${COMMON}/src/products/contractDiff`),
      /'(?:breaking|warning)',\s*'([a-z-]+)'/g,
    );
    expect(codes).toContain('property-removed');
    const page = read('docs/guides/write-a-contract.md');
    expect(codes.filter(code => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('names every route, and who may call it', () => {
    const routes: string[] = [];
    let route = '';
    for (const line of read(`${COMMON}/openapi.yaml`).split('\n')) {
      route = /^ {2}(\/\S*):$/.exec(line)?.[1] ?? route;
      const method = /^ {4}(get|post|put|patch|delete):$/.exec(line)?.[1];
      if (method) {
        routes.push(`${method.toUpperCase()} ${route}`);
      }
    }
    expect(routes).toContain('GET /products');
    for (const page of ['permissions', 'api']) {
      const text = read(`docs/reference/${page}.md`);
      expect(routes.filter(each => !text.includes(`\`${each}\``))).toEqual([]);
    }
  });

  it('names every permission, rule, topic and channel', () => {
    const page = ['permissions', 'events', 'access', 'data-product']
      .map(name => read(`docs/reference/${name}.md`))
      .join('');
    const names = [
      ...found(source(`${COMMON}/src/permissions`), /name: '([^']+)'/g),
      ...found(source('plugins/data-mesh-node/src'), /name: '([A-Z_]+)'/g),
      ...found(
        source('plugins/data-mesh-node/src'),
        /export const [A-Z_]+ = '([^']+)'/g,
      ),
      ...found(
        source('plugins/data-mesh-node/src'),
        /: '(data-mesh\.access\.[a-z.]+)'/g,
      ),
    ];
    expect(names).toEqual(
      expect.arrayContaining([
        'data-mesh.product.read',
        'IS_OWNER',
        'data-mesh.product.changed',
        'data-mesh.access.request.created',
      ]),
    );
    expect(names.filter(name => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows only contracts that are valid', () => {
    const contracts = PAGES.flatMap(page =>
      [...read(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)]
        .map(match => match[1])
        .filter(text => /^kind: DataContract$/m.test(text)),
    );
    expect(contracts).not.toEqual([]);
    expect(contracts.flatMap(text => validateContract(text))).toEqual([]);
  });

  it('imports only what the packages export', () => {
    const imports = PAGES.flatMap(page =>
      [
        ...read(page).matchAll(
          /import\s*(?:(?:type )?([^'"();]*?)\s*from\s*|\(\s*)'@backstage-data-mesh\/plugin-([^'/]+)(\/[^']+)?'/g,
        ),
      ].map(([, names = '', folder, entry = '']) => ({ names, folder, entry })),
    );
    expect(imports).not.toEqual([]);
    for (const { names, folder, entry } of imports) {
      const { exports, main } = JSON.parse(
        read(`plugins/${folder}/package.json`),
      );
      expect(exports ? Object.keys(exports) : [main && '.']).toContain(
        `.${entry}`,
      );
      const code = source(`plugins/${folder}/src`).map(read).join('\n');
      for (const [, name] of (/\{([^}]*)\}/.exec(names)?.[1] ?? '').matchAll(
        /(?:type\s+)?(\w+)\s*(?:,|$)/g,
      )) {
        expect(code).toMatch(
          new RegExp(
            `export (const|function|type|interface|class) ${name}\\b|export \\{[^}]*\\b${name}\\b`,
          ),
        );
      }
    }
  });

  it.each(PAGES)('%s leads nowhere that does not exist', page => {
    const text = read(page).replace(/^```[\s\S]*?^```$/gm, '');
    const missing = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(match => match[1])
      .filter(target => !/^[a-z]+:|\.png$/.test(target))
      .filter(target => {
        const [file, anchor] = target.split('#');
        const goal = file ? path.join(path.dirname(page), file) : page;
        if (!fs.existsSync(path.join(ROOT, goal))) {
          return true;
        }
        return anchor !== undefined && !anchorsOf(read(goal)).includes(anchor);
      });
    expect(missing).toEqual([]);
  });
});

/** The anchors that the headings of a page get. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(match =>
    match[1]
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  );
}
