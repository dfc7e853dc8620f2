import fs from 'node:fs';
import path from 'node:path';
import { PRODUCT_FACTS } from './productShape';
import type { FactGroup, FactLeaf, FactList } from './shape';

const PAGE = path.resolve(
  __dirname,
  '../../../../../docs/reference/quality.md',
);

/** A row for each fact: its path, type and meaning. */
function rowsOf(
  node: FactLeaf | FactGroup | FactList,
  at: string,
): Array<[path: string, type: string, about: string]> {
  if ('fields' in node) {
    return Object.entries(node.fields).flatMap(([name, field]) =>
      rowsOf(field, `${at}.${name}`),
    );
  }
  if ('type' in node) {
    const type = node.optional ? `${node.type}, may be missing` : node.type;
    return [[at, type, node.about]];
  }
  return typeof node.list === 'string'
    ? [[at, `list of ${node.list}`, node.about]]
    : [[at, 'list', node.about], ...rowsOf(node.list, `${at}[]`)];
}

describe('the reference of facts', () => {
  const cells = fs
    .readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| `product.'))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );

  it('has a row for each of them, with its type and meaning, and no other', () => {
    expect(cells).toEqual(
      rowsOf(PRODUCT_FACTS, 'product').map(([at, type, about]) => [
        `\`${at}\``,
        type,
        `${about}.`,
      ]),
    );
  });
});
