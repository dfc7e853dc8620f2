import {
  checkMesh,
  problemToText,
  type DeclaredProduct,
  type Problem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Rounds } from './Rounds';
import { MISTAKES, type Mistake } from './mistakes';
import { writeExample } from './writeExample';

type Row = { title: string; effect: string; problems: Problem[] };

/** Every mistake with the answer that is really given, as Markdown tables. */
export async function renderMistakes(): Promise<string[]> {
  const parts = new Array<string>();
  for (const [title, mistakes] of Object.entries(MISTAKES)) {
    const rows = new Array<Row>();
    for (const mistake of mistakes) {
      rows.push(await answer(mistake));
    }
    parts.push(`### ${title}`, table(rows));
  }
  return [...parts, '### The mesh', table(meshMistakes())];
}

async function answer(mistake: Mistake): Promise<Row> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'data-mesh-')));
  try {
    const target = await writeExample(folder, 'example', mistake);
    const entity = parse(await readFile(target, 'utf8'));
    const { title } = mistake;
    const location = { type: 'file', target };
    const { problems, refused } = await new Rounds().answer(entity, location);
    return {
      title,
      problems,
      effect: refused ? 'refused' : severityOf(problems),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is found only when all products are known. */
function meshMistakes(): Row[] {
  const product = (
    name: string,
    inputs: DeclaredProduct['inputPorts'] = [],
    outputPortNames = ['orders', 'returns'],
  ): DeclaredProduct => ({
    ref: `dataproduct:default/${name}`,
    inputPorts: inputs,
    outputPortNames,
  });
  const reads = (name: string, port?: string) => [
    { name, product: `dataproduct:default/${name}`, port },
  ];
  const cases: Array<[string, DeclaredProduct[]]> = [
    ['an unknown product', [product('example', reads('order', 'orders'))]],
    [
      'an unknown port',
      [product('example', reads('orders', 'order')), product('orders')],
    ],
    [
      'a product with several ports, and none is named',
      [product('example', reads('orders')), product('orders')],
    ],
    [
      'products that read each other',
      [
        product('example', reads('orders', 'orders')),
        product('orders', reads('payments', 'orders')),
        product('payments', reads('example', 'orders')),
      ],
    ],
  ];
  return cases.map(([title, products]) => {
    const problems = checkMesh(products).get('dataproduct:default/example');
    return {
      title,
      effect: severityOf(problems ?? []),
      problems: problems ?? [],
    };
  });
}

function severityOf(problems: Problem[]): string {
  return problems.some(({ severity }) => severity === 'error')
    ? 'error'
    : 'warning';
}

function table(rows: Row[]): string {
  return [
    '| Mistake | Effect | Answer | Code |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ title, effect, problems }) => {
      const answers = problems.map(({ message, remedy }) =>
        problemToText({ code: '', severity: 'error', message, remedy }),
      );
      const codes = problems.map(({ code }) => `\`${code}\``);
      return `| ${[title, effect, answers.join('<br>'), codes.join('<br>')]
        .map(cell => cell.replace(/\|/g, '\\|'))
        .join(' | ')} |`;
    }),
  ].join('\n');
}
