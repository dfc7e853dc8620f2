import fc from 'fast-check';
import { DATA_MESH_HEADERS } from './headers';
import { signatureOf } from './signRequest';
import { type ReceivedRequest, verifySignature } from './verifySignature';

const SECRET = 'a-secret-that-is-long-enough-to-be-one';
const NOW = new Date('2030-01-01T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;

function signed(
  parts: Partial<{
    method: string;
    path: string;
    timestamp: string;
    idempotencyKey: string;
    fence: string;
    body: string;
  }> = {},
): ReceivedRequest {
  const all = {
    method: 'PUT',
    path: '/grants/1?environment=prod',
    timestamp: String(SECONDS),
    idempotencyKey: 'key',
    fence: '7',
    body: '{"a":1}',
    ...parts,
  };
  return {
    method: all.method,
    path: all.path,
    body: all.body,
    headers: {
      [DATA_MESH_HEADERS.timestamp]: all.timestamp,
      [DATA_MESH_HEADERS.idempotencyKey]: all.idempotencyKey,
      [DATA_MESH_HEADERS.fence]: all.fence,
      [DATA_MESH_HEADERS.signature]: `v1=${signatureOf(SECRET, all)}`,
    },
  };
}

const verdict = (request: ReceivedRequest, secrets = [SECRET]) =>
  verifySignature(request, { secrets, now: NOW });

describe('verifySignature', () => {
  it('takes a request as it was signed, as text or bytes', () => {
    const request = signed({ body: '{"name":"Zoë"}' });
    expect(verdict(request)).toEqual({ ok: true });
    expect(
      verdict({ ...request, body: Buffer.from(request.body as string) }),
    ).toEqual({ ok: true });
  });

  it('gives the same signature as the one that the guide shows', () => {
    expect(
      signatureOf('a-secret-that-is-long-enough-to-be-one', {
        method: 'PUT',
        path: '/grants/42?environment=prod',
        timestamp: '1893456000',
        idempotencyKey: 'k',
        fence: '3',
        body: '{}',
      }),
    ).toBe('1c31e911c4bf630c6a44255a176ee80964d3d2331b017ce9d57bd7960c9dc6b6');
  });

  it('refuses a request of which anything was changed', () => {
    const field = fc.constantFrom(
      'method',
      'path',
      'body',
      DATA_MESH_HEADERS.timestamp,
      DATA_MESH_HEADERS.idempotencyKey,
      DATA_MESH_HEADERS.fence,
      DATA_MESH_HEADERS.signature,
    );
    fc.assert(
      fc.property(field, fc.string(), (name, value) => {
        const request = signed();
        const old =
          name in request
            ? request[name as 'path']
            : (request.headers[name] as string);
        fc.pre(value.toUpperCase() !== old.toUpperCase());
        const changed =
          name in request
            ? { ...request, [name]: value }
            : { ...request, headers: { ...request.headers, [name]: value } };
        expect(verdict(changed).ok).toBe(false);
      }),
    );
  });

  it('takes any of several secrets, so that one can be changed without a gap', () => {
    expect(verdict(signed(), ['the-next-one', SECRET]).ok).toBe(true);
    expect(verdict(signed(), ['the-next-one']).ok).toBe(false);
    expect(verdict(signed(), []).ok).toBe(false);
  });

  it.each([
    ['of five minutes ago', -300, true],
    ['of longer ago', -301, false],
    ['of a clock that is ahead by five minutes', 300, true],
    ['of a clock that is further ahead', 301, false],
  ])('judges a request %s', (_, seconds, ok) => {
    expect(verdict(signed({ timestamp: String(SECONDS + seconds) })).ok).toBe(
      ok,
    );
  });

  it.each([
    ['without a signature', { [DATA_MESH_HEADERS.signature]: undefined }],
    [
      'with two signatures',
      { [DATA_MESH_HEADERS.signature]: ['v1=a', 'v1=b'] },
    ],
    ['with a short signature', { [DATA_MESH_HEADERS.signature]: 'v1=ab' }],
    ['without a timestamp', { [DATA_MESH_HEADERS.timestamp]: undefined }],
    ['with a timestamp that is none', { [DATA_MESH_HEADERS.timestamp]: 'now' }],
  ])('refuses a request %s', (_, headers) => {
    const request = signed();
    expect(
      verdict({ ...request, headers: { ...request.headers, ...headers } }).ok,
    ).toBe(false);
  });
});
