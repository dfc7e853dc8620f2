import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productWith, Rounds } from '../reference/Rounds';
import { readContractFile } from './readContractFile';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'data-mesh-')));
const inside = join(root, 'inside');
const outside = join(root, 'outside');
mkdirSync(inside);
mkdirSync(outside);
writeFileSync(join(inside, 'contract.yaml'), 'kind: DataContract\n');
writeFileSync(join(outside, 'contract.yaml'), 'kind: DataContract\n');
symlinkSync(outside, join(inside, 'folder'));
symlinkSync(inside, join(root, 'alias'));
symlinkSync('loop.yaml', join(inside, 'loop.yaml'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (path: string, fence = inside, maxBytes = 100) =>
  readContractFile({ source: path, path, fences: [fence], maxBytes });

describe('readContractFile', () => {
  it('reads a text up to the limit, to the byte', async () => {
    const path = join(inside, 'contract.yaml');
    const text = 'kind: DataContract\n';
    expect(await read(path, inside, text.length)).toEqual({ text });
    expect(await read(path, inside, text.length - 1)).toMatchObject({
      problem: { code: 'contract-too-large' },
    });
  });

  it('takes the fence for what it is, though it be a link itself', async () => {
    const alias = join(root, 'alias');
    expect(await read(join(alias, 'contract.yaml'), alias)).toHaveProperty(
      'text',
    );
  });

  it.each([
    [
      'a linked folder that leads outside',
      'folder/contract.yaml',
      'contract-outside-repository',
    ],
    ['a link to itself', 'loop.yaml', 'contract-unusable-path'],
    ['a file as a folder', 'contract.yaml/x', 'contract-not-found'],
    ['a name beyond measure', 'x'.repeat(5000), 'contract-unusable-path'],
  ])('refuses %s', async (_, path, code) => {
    expect(await read(join(inside, path))).toMatchObject({ problem: { code } });
  });

  it('does not wait for a named pipe into which nobody writes', async () => {
    const path = join(inside, 'pipe.yaml');
    execFileSync('mkfifo', [path]);
    expect(await read(path)).toMatchObject({
      problem: { code: 'contract-not-file' },
    });
  });
});

describe('a declaration on disk', () => {
  const target = join(inside, 'catalog-info.yaml');
  const codes = async (config: object) => {
    const rounds = new Rounds({ dataMesh: { contracts: config } });
    const { contracts } = await rounds.process(
      productWith('../outside/contract.yaml', './folder/contract.yaml'),
      { type: 'file', target },
    );
    return contracts.map(contract => contract?.problem?.code ?? 'read');
  };

  it('reaches other folders only when the operators allow them', async () => {
    expect(await codes({})).toEqual([
      'contract-outside-repository',
      'contract-outside-repository',
    ]);
    expect(await codes({ allow: [{ folder: outside }] })).toEqual([
      'read',
      'read',
    ]);
  });
});
