import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { fakeDataMesh, type FakeDataMesh } from '../__testUtils__/fakeDataMesh';
import { SAMPLE_DOMAINS } from '../__testUtils__/sampleMesh';
import { dataMeshApiRef } from '../api';
import { useDataMeshQuery } from './useDataMeshQuery';

/** Shows a domain's title, or what became of the request. */
function DomainTitle(props: { name: string | null; keep?: boolean }) {
  const { name, keep } = props;
  const { data, error, loading, isPreviousData, refetch } = useDataMeshQuery(
    name === null ? null : ['domain', name],
    (client, signal) =>
      client.GET('/domains/{namespace}/{name}', {
        params: { path: { namespace: 'default', name: name! } },
        signal,
      }),
    { keepPreviousData: keep },
  );
  return (
    <button type="button" onClick={refetch}>
      {[
        data?.title ?? 'nothing',
        error && `${error.name}: ${error.message}`,
        loading && 'loading',
        isPreviousData && 'previous',
      ]
        .filter(Boolean)
        .join(', ')}
    </button>
  );
}

const mesh = () => fakeDataMesh({ domains: SAMPLE_DOMAINS });
const shown = () => screen.getAllByRole('button').map(b => b.textContent);
const settled = (...texts: string[]) =>
  waitFor(() => expect(shown()).toEqual(texts));

const NO_SIGNALS: SignalApi = {
  subscribe: () => ({ unsubscribe: () => {} }),
};

function open(
  fake: FakeDataMesh,
  element: JSX.Element,
  signals: SignalApi = NO_SIGNALS,
) {
  const withApis = (content: JSX.Element) => (
    <TestApiProvider
      apis={[
        [dataMeshApiRef, fake.client],
        [signalApiRef, signals],
      ]}
    >
      {content}
    </TestApiProvider>
  );
  const { rerender, unmount } = render(withApis(element));
  return {
    show: (content: JSX.Element) => rerender(withApis(content)),
    unmount,
  };
}

describe('a query to the data mesh backend', () => {
  it('answers all components that ask for the same with one request', async () => {
    const fake = mesh();
    open(
      fake,
      <>
        <DomainTitle name="order" />
        <DomainTitle name="customer" />
        <DomainTitle name="order" />
      </>,
    );
    expect(shown()).toEqual(Array(3).fill('nothing, loading'));
    await settled('Order', 'Customer', 'Order');
    expect(fake.requests).toHaveLength(2);
  });

  it('answers where the signals plugin is not installed', async () => {
    render(
      <TestApiProvider apis={[[dataMeshApiRef, mesh().client]]}>
        <DomainTitle name="order" />
      </TestApiProvider>,
    );
    await settled('Order');
  });

  it('asks nothing without a key', async () => {
    const fake = mesh();
    open(fake, <DomainTitle name={null} />);
    await settled('nothing');
    expect(fake.requests).toHaveLength(0);
  });

  it('tells what the backend says is wrong, and asks again on demand', async () => {
    const fake = mesh();
    fake.failure = { status: 403, name: 'NotAllowedError', message: 'No.' };
    open(fake, <DomainTitle name="order" />);
    await settled('nothing, NotAllowedError: No.');
    fake.failure = undefined;
    await userEvent.click(screen.getByRole('button'));
    await settled('Order');
  });

  it('keeps the answer beside the error when asking again fails', async () => {
    const fake = mesh();
    open(fake, <DomainTitle name="order" />);
    await settled('Order');
    fake.failure = { status: 503, name: 'Busy', message: 'Later.' };
    await userEvent.click(screen.getByRole('button'));
    await settled('Order, Busy: Later.');
  });

  it('aborts a request that nobody waits for any longer', async () => {
    const fake = mesh();
    fake.hold = new Promise(() => {});
    const { show, unmount } = open(fake, <DomainTitle name="order" />);
    await waitFor(() => expect(fake.requests).toHaveLength(1));
    show(<DomainTitle name="customer" />);
    await waitFor(() => expect(fake.requests).toHaveLength(2));
    expect(fake.requests[0].signal?.aborted).toBe(true);
    expect(fake.requests[1].signal?.aborted).toBe(false);
    unmount();
    expect(fake.requests[1].signal?.aborted).toBe(true);
  });

  it('shows the last answer while a new key is asked for, when told to', async () => {
    const fake = mesh();
    const { show } = open(fake, <DomainTitle keep name="order" />);
    await settled('Order');
    show(<DomainTitle keep name="customer" />);
    expect(shown()).toEqual(['Order, loading, previous']);
    await settled('Customer');
    show(<DomainTitle name="product" />);
    expect(shown()).toEqual(['nothing, loading']);
  });

  it('shows what it knows at once on coming back', async () => {
    const fake = mesh();
    const { show } = open(fake, <DomainTitle name="order" />);
    await settled('Order');
    show(<DomainTitle name={null} />);
    await settled('nothing');
    show(<DomainTitle name="order" />);
    expect(shown()[0]).toMatch(/^Order/);
  });

  it('asks once more for all components when the registry changed', async () => {
    jest.useFakeTimers();
    try {
      const fake = mesh();
      const listeners = new Set<(message: never) => void>();
      open(
        fake,
        <>
          <DomainTitle name="order" />
          <DomainTitle name="order" />
        </>,
        {
          subscribe(channel, onMessage) {
            expect(channel).toBe('data-mesh:registry');
            listeners.add(onMessage);
            return { unsubscribe: () => listeners.delete(onMessage) };
          },
        },
      );
      await act(() => jest.advanceTimersByTimeAsync(0));
      expect(shown()).toEqual(['Order', 'Order']);
      expect(fake.requests).toHaveLength(1);

      const signal = (revision: number) =>
        act(() =>
          listeners.forEach(listener => listener({ revision } as never)),
        );
      signal(2);
      signal(3);
      await act(() => jest.advanceTimersByTimeAsync(1000));
      expect(fake.requests).toHaveLength(2);
      expect(shown()).toEqual(['Order', 'Order']);
    } finally {
      jest.useRealTimers();
    }
  });
});
