import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  fakeAccess,
  type FakeAccess,
} from '../access/__testUtils__/fakeAccess';
import { dataMeshApiRef } from '../api';
import { useAccessQuery, useRefetchAccess } from './useAccessQuery';

function Counts(props: { asked?: boolean }) {
  const { data } = useAccessQuery(
    props.asked === false ? null : ['inbox-count'],
    (client, signal) => client.GET('/access/inbox/count', { signal }),
  );
  const refetch = useRefetchAccess();
  return (
    <button type="button" onClick={refetch}>
      {data ? `${data.requests} wait` : 'nothing'}
    </button>
  );
}

function open(backend: FakeAccess) {
  const listeners = new Map<string, (message: never) => void>();
  const element = (asked: boolean) => (
    <TestApiProvider
      apis={[
        [dataMeshApiRef, backend.client],
        [
          signalApiRef,
          {
            subscribe(channel: string, onMessage: (message: never) => void) {
              listeners.set(channel, onMessage);
              return { unsubscribe: () => listeners.delete(channel) };
            },
          },
        ],
      ]}
    >
      <Counts asked={asked} />
    </TestApiProvider>
  );
  const { rerender } = render(element(true));
  return {
    listeners,
    look: () => rerender(element(true)),
    lookAway: () => rerender(element(false)),
  };
}

const route = 'GET /access/inbox/count';
const backendWith = (requests: number) =>
  fakeAccess({ [route]: { requests, tasks: 0 } });

describe('a question about access', () => {
  it('is asked again when the backend tells of a change of access, not of the registry', async () => {
    const backend = backendWith(1);
    const { listeners } = open(backend);
    await screen.findByText('1 wait');
    expect([...listeners.keys()]).toEqual(['data-mesh:access']);
    backend.answers[route] = { requests: 2, tasks: 0 };
    act(() => listeners.get('data-mesh:access')?.({ grantId: 'x' } as never));
    expect(await screen.findByText('2 wait')).toBeInTheDocument();
  });

  it('is asked again after an action on the page', async () => {
    const backend = backendWith(1);
    open(backend);
    await screen.findByText('1 wait');
    backend.answers[route] = { requests: 0, tasks: 0 };
    await userEvent.click(screen.getByRole('button'));
    expect(await screen.findByText('0 wait')).toBeInTheDocument();
    expect(backend.sentTo(route)).toHaveLength(2);
  });

  it('is asked anew when somebody looks again after an action', async () => {
    const backend = backendWith(1);
    const { look, lookAway } = open(backend);
    await screen.findByText('1 wait');
    lookAway();
    await screen.findByText('nothing');
    await userEvent.click(screen.getByRole('button'));
    expect(backend.sentTo(route)).toHaveLength(1);
    backend.answers[route] = { requests: 3, tasks: 0 };
    look();
    await waitFor(() => expect(screen.getByText('3 wait')).toBeInTheDocument());
  });
});
