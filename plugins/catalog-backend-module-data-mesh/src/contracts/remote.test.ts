import { NotAllowedError } from '@backstage/errors';
import { productWith, Rounds } from '../reference/Rounds';

const REPOSITORY = 'https://github.com/acme/orders';
const LOCATION = {
  type: 'url',
  target: `${REPOSITORY}/blob/main/catalog-info.yaml`,
};
const CONTRACT_URL = `${REPOSITORY}/tree/main/contracts/orders.odcs.yaml`;
const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
`;
const PRODUCT = productWith('./contracts/orders.odcs.yaml');

/** Rounds over a repository that holds the contract. */
function repository(config?: object) {
  const rounds = new Rounds({
    dataMesh: { declarations: { locateAtUrls: false }, ...config },
  });
  const { reader } = rounds;
  reader.files.set(CONTRACT_URL, { text: CONTRACT, etag: '1' });
  return {
    reader,
    round: (product = PRODUCT) => rounds.process(product, LOCATION),
  };
}

describe('a contract in a repository', () => {
  it('is read beside its declaration and watched for changes', async () => {
    const { round } = repository();
    const { contracts, problems, refreshKeys } = await round();
    expect(contracts).toEqual([
      {
        source: './contracts/orders.odcs.yaml',
        url: CONTRACT_URL,
        text: CONTRACT,
      },
    ]);
    expect(problems).toEqual([]);
    expect(refreshKeys).toEqual([`url:${CONTRACT_URL}`]);
  });

  it('is not transferred again while its ETag stays', async () => {
    const { reader, round } = repository();
    const first = await round();
    const second = await round();
    const third = await round();
    expect(reader.requests.map(({ etag }) => etag)).toEqual([
      undefined,
      '1',
      '1',
    ]);
    expect(reader.bytesSent).toBe(CONTRACT.length);
    expect([second, third]).toEqual([first, first]);
  });

  it('is read anew when its ETag changes', async () => {
    const { reader, round } = repository();
    await round();
    const text = CONTRACT.replace('1.0.0', '2.0.0');
    reader.files.set(CONTRACT_URL, { text, etag: '2' });
    expect((await round()).contracts).toEqual([
      expect.objectContaining({ text }),
    ]);
  });

  it('is read once for all ports that share it', async () => {
    const { reader, round } = repository();
    const path = './contracts/orders.odcs.yaml';
    const { contracts } = await round(productWith(path, path, CONTRACT_URL));
    expect(contracts.map(contract => contract?.text)).toEqual([
      CONTRACT,
      CONTRACT,
      CONTRACT,
    ]);
    expect(contracts[2]?.source).toBe(CONTRACT_URL);
    expect(reader.requests).toHaveLength(1);
  });

  it('keeps its last good text with a warning while the host fails', async () => {
    const { reader, round } = repository();
    const before = await round();
    reader.failure = new Error('503 Service Unavailable');
    for (const during of [await round(), await round()]) {
      expect(during.contracts).toEqual(before.contracts);
      expect(during.problems).toEqual([
        expect.objectContaining({
          code: 'contract-not-refreshed',
          severity: 'warning',
          message: expect.stringContaining('503 Service Unavailable'),
          port: 'port-0',
          field: 'spec.outputPorts[0].contract',
        }),
      ]);
    }
    reader.failure = undefined;
    expect(await round()).toEqual(before);
  });

  it('is told to be out of reach when the host fails at first', async () => {
    const { reader, round } = repository();
    reader.failure = new Error('getaddrinfo ENOTFOUND github.com');
    const { contracts, problems, refreshKeys } = await round();
    expect(contracts).toEqual([
      {
        source: './contracts/orders.odcs.yaml',
        url: CONTRACT_URL,
        problem: problems[0],
      },
    ]);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'contract-unavailable',
        severity: 'error',
      }),
    ]);
    expect(refreshKeys).toEqual([`url:${CONTRACT_URL}`]);
  });

  it('does not keep the catalog waiting for a host that never answers', async () => {
    const { reader, round } = repository({
      contracts: { timeout: { milliseconds: 20 } },
    });
    reader.silent = true;
    const { problems } = await round();
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'contract-unavailable',
        message: expect.stringContaining('did not answer in time'),
      }),
    ]);
  });

  it('is missing when the host says so, whatever was read before', async () => {
    const { reader, round } = repository();
    await round();
    reader.files.clear();
    const { contracts, problems } = await round();
    expect(contracts[0]?.text).toBeUndefined();
    expect(problems).toEqual([
      expect.objectContaining({ code: 'contract-not-found' }),
    ]);
  });

  it('names the setting when the portal may not read its host', async () => {
    const { reader, round } = repository();
    reader.failure = new NotAllowedError('Reading is not allowed');
    const { problems } = await round();
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'contract-host-not-readable',
        remedy: expect.stringContaining('backend.reading.allow'),
      }),
    ]);
  });

  it('is given up as soon as it is too large', async () => {
    const { reader, round } = repository({ contracts: { maxBytes: 100_000 } });
    const text = Buffer.alloc(20 * 1024 * 1024, 'x');
    reader.files.set(CONTRACT_URL, { text });
    const { contracts, problems } = await round();
    expect(contracts[0]?.text).toBeUndefined();
    expect(problems).toEqual([
      expect.objectContaining({ code: 'contract-too-large' }),
    ]);
    expect(reader.bytesSent).toBeLessThan(1024 * 1024);
  });

  it('leaves room for the others when all together are too large', async () => {
    const { reader, round } = repository({ contracts: { maxBytes: 1000 } });
    const paths = Array.from({ length: 20 }, (_, i) => `./${i}.yaml`);
    paths.forEach((_, i) =>
      reader.files.set(`${REPOSITORY}/tree/main/${i}.yaml`, {
        text: CONTRACT.padEnd(1000, '#'),
      }),
    );
    const { contracts } = await round(productWith(...paths));
    const codes = contracts.map(contract => contract?.problem?.code);
    expect(codes.slice(0, 16)).toEqual(Array(16).fill(undefined));
    expect(codes.slice(16)).toEqual(Array(4).fill('contract-too-large'));
  });

  it.each([
    '../../../../../etc/passwd',
    'https://github.com/acme/secrets/blob/main/contract.yaml',
    'https://gitlab.com/acme/orders/blob/main/contract.yaml',
    'http://github.com/acme/orders/blob/main/contract.yaml',
    'http://169.254.169.254/latest/meta-data',
  ])('is refused without a request at %s', async contract => {
    const { reader, round } = repository();
    const { contracts, problems, refreshKeys } = await round(
      productWith(contract),
    );
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'contract-outside-repository',
        port: 'port-0',
      }),
    ]);
    expect(contracts).toEqual([{ source: contract, problem: problems[0] }]);
    expect(reader.requests).toEqual([]);
    expect(refreshKeys).toEqual([]);
  });

  it('is read at another place that the operators allow', async () => {
    const url = 'https://contracts.example.com/odcs/orders.yaml';
    const { reader, round } = repository({
      contracts: { allow: [{ url: 'https://contracts.example.com/odcs' }] },
    });
    reader.files.set(url, { text: CONTRACT });
    const { contracts } = await round(productWith(url));
    expect(contracts).toEqual([{ source: url, url, text: CONTRACT }]);
  });
});

describe('a declaration in a repository', () => {
  const declaration = `apiVersion: data-mesh/v1alpha1
kind: DataProduct
metadata: { name: orders }
spec:
  outputPorts:
    - name: port-0
      contract: ./contracts/gone.odcs.yaml
`;

  function declared() {
    const rounds = new Rounds();
    const { reader } = rounds;
    reader.files.set(LOCATION.target, { text: declaration, etag: 'a' });
    const product = productWith('./contracts/gone.odcs.yaml');
    return {
      reader,
      line: async () =>
        (await rounds.process(product, LOCATION)).problems[0].line,
    };
  }

  it('is asked for the line of a mistake', async () => {
    const { line } = declared();
    expect(await line()).toBe(7);
  });

  it('still tells the line when it cannot be read just now', async () => {
    const { reader, line } = declared();
    await line();
    reader.failure = new Error('503 Service Unavailable');
    expect(await line()).toBe(7);
  });
});
