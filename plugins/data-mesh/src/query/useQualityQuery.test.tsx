import { act, render, screen } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { qualitySignalKey } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  fakeAccess,
  type FakeAccess,
} from '../access/__testUtils__/fakeAccess';
import { dataMeshApiRef } from '../api';
import { useQualityQuery, useRefetchQuality } from './useQualityQuery';

const PRODUCT = 'dataproduct:default/orders';
const OTHER = 'dataproduct:default/customers';
const ROUTE = 'GET /products/default/orders/quality';

function Score(props: { product?: string }) {
  const { data } = useQualityQuery(
    ['score'],
    (client, signal) =>
      client.GET('/products/{namespace}/{name}/quality', {
        params: { path: { namespace: 'default', name: 'orders' } },
        signal,
      }),
    { product: props.product },
  );
  const refetch = useRefetchQuality();
  return (
    <button type="button" onClick={refetch}>
      {data ? String(data.score) : 'nothing'}
    </button>
  );
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

async function open(backend: FakeAccess, product?: string) {
  const listeners = new Map<string, Set<(message: never) => void>>();
  render(
    <TestApiProvider
      apis={[
        [dataMeshApiRef, backend.client],
        [
          signalApiRef,
          {
            subscribe(channel: string, onMessage: (message: never) => void) {
              const all = listeners.get(channel) ?? new Set();
              listeners.set(channel, all.add(onMessage));
              return { unsubscribe: () => all.delete(onMessage) };
            },
          },
        ],
      ]}
    >
      <Score product={product} />
      <Score product={product} />
    </TestApiProvider>,
  );
  await pass(0);
  return (message: object) =>
    act(() =>
      listeners
        .get('data-mesh:quality')
        ?.forEach(listener => listener(message as never)),
    );
}

const about = (...refs: string[]) => ({ products: refs.map(qualitySignalKey) });
const shown = () => screen.getAllByRole('button').map(b => b.textContent);
const asked = (backend: FakeAccess) => backend.sentTo(ROUTE).length;

let visibility: DocumentVisibilityState;
const turn = (state: DocumentVisibilityState) => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  jest.useFakeTimers();
  visibility = 'visible';
  jest
    .spyOn(document, 'visibilityState', 'get')
    .mockImplementation(() => visibility);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('what a page shows of the quality of a product', () => {
  it('turns within seconds when its quality changed, with one request', async () => {
    const backend = fakeAccess({ [ROUTE]: { score: 90 } });
    const tell = await open(backend, PRODUCT);
    expect(shown()).toEqual(['90', '90']);
    backend.answers[ROUTE] = { score: 40 };
    tell(about(OTHER, PRODUCT));
    await pass(3000);
    expect(shown()).toEqual(['40', '40']);
    expect(asked(backend)).toBe(2);
  });

  it('is not asked for again when another product changed', async () => {
    const backend = fakeAccess({ [ROUTE]: { score: 90 } });
    const tell = await open(backend, PRODUCT);
    tell(about(OTHER));
    await pass(60_000);
    expect(asked(backend)).toBe(1);
  });

  it('misses no message that comes together with one about another product', async () => {
    const backend = fakeAccess({ [ROUTE]: { score: 90 } });
    const tell = await open(backend, PRODUCT);
    await act(async () => {
      tell(about(PRODUCT));
      tell(about(OTHER));
    });
    await pass(3000);
    expect(asked(backend)).toBe(2);
  });

  it.each([
    { what: 'of a product', product: PRODUCT, most: 31 },
    { what: 'of the whole mesh', product: undefined, most: 5 },
  ])(
    'asks at a steady pace $what when results pour in, and ends with the last',
    async ({ product, most }) => {
      const backend = fakeAccess({ [ROUTE]: { score: 0 } });
      const tell = await open(backend, product);
      for (let second = 1; second <= 60; second += 1) {
        backend.answers[ROUTE] = { score: second };
        tell(about(PRODUCT));
        await pass(1000);
      }
      expect(asked(backend)).toBeLessThanOrEqual(most);
      await pass(20_000);
      expect(shown()).toEqual(['60', '60']);
    },
  );

  it('of the whole mesh is not asked for before the backend can know, also when told twice', async () => {
    const backend = fakeAccess({ [ROUTE]: { score: 90 } });
    const tell = await open(backend);
    await pass(20_000);
    tell(about(OTHER));
    await pass(600);
    expect(asked(backend)).toBe(1);
    // The answer that is under way soon may not know of this one.
    tell(about(PRODUCT));
    await pass(200);
    expect(asked(backend)).toBe(2);
    backend.answers[ROUTE] = { score: 40 };
    await pass(20_000);
    expect(shown()).toEqual(['40', '40']);
    expect(asked(backend)).toBe(3);
  });

  it('comes to an end however slow the backend and often the message', async () => {
    let answered = 0;
    const backend = fakeAccess({
      [ROUTE]: async () => {
        await new Promise(resolve => setTimeout(resolve, 5000));
        answered += 1;
        return { score: answered };
      },
    });
    const tell = await open(backend, PRODUCT);
    for (let second = 0; second < 12; second += 1) {
      tell(about(PRODUCT));
      await pass(1000);
    }
    expect(shown()).toEqual(['2', '2']);
  });

  it('waits while nobody sees it, and is asked for when somebody does', async () => {
    const backend = fakeAccess({ [ROUTE]: { score: 90 } });
    const tell = await open(backend, PRODUCT);
    turn('hidden');
    tell(about(PRODUCT));
    tell(about(PRODUCT));
    await pass(10_000);
    expect(asked(backend)).toBe(1);
    turn('visible');
    await pass(1000);
    expect(asked(backend)).toBe(2);
    turn('hidden');
    turn('visible');
    await pass(1000);
    expect(asked(backend)).toBe(2);
  });

  it('is asked for again after a while away, as messages may have been lost', async () => {
    const backend = fakeAccess({ [ROUTE]: { score: 90 } });
    await open(backend, PRODUCT);
    turn('hidden');
    await pass(60_000);
    expect(asked(backend)).toBe(1);
    turn('visible');
    await pass(1000);
    expect(asked(backend)).toBe(2);
  });

  it('is asked for again after an action on the page', async () => {
    const backend = fakeAccess({ [ROUTE]: { score: 90 } });
    await open(backend, PRODUCT);
    act(() => screen.getAllByRole('button')[0].click());
    await pass(0);
    expect(asked(backend)).toBe(2);
  });
});
