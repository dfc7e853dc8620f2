import { screen } from '@testing-library/react';
import { fakeAccess } from '../__testUtils__/fakeAccess';
import { renderDeciding } from '../__testUtils__/renderDeciding';
import { AccessSidebarItem } from './AccessSidebarItem';
import { ApprovalsSidebarItem } from './ApprovalsSidebarItem';
import { countBadge, countWords } from './countWords';

describe('the number beside "Approvals"', () => {
  it.each([
    [undefined, undefined, ''],
    [{ requests: 0, tasks: 0 }, undefined, ''],
    [{ requests: 1, tasks: 0 }, '1', '1 request to decide'],
    [{ requests: 0, tasks: 2 }, '2', '2 tasks to do'],
    [{ requests: 4, tasks: 1 }, '5', '4 requests to decide, 1 task to do'],
    [{ requests: 99, tasks: 0 }, '99', '99 requests to decide'],
    [
      { requests: 100, tasks: 1 },
      '99+',
      'at least 100 requests to decide, 1 task to do',
    ],
  ])('of %j is %s: %s', (counts, badge, words) => {
    expect(countBadge(counts)).toBe(badge);
    expect(countWords(counts)).toBe(words);
  });
});

describe('the items of the sidebar', () => {
  const open = async (counts: unknown) => {
    const backend = fakeAccess({ 'GET /access/inbox/count': counts });
    const rendered = await renderDeciding(
      <>
        <AccessSidebarItem />
        <ApprovalsSidebarItem />
      </>,
      { backend, at: '/approvals' },
    );
    return { ...rendered, backend };
  };

  it('lead to the pages, and say how much waits, as it changes', async () => {
    const { backend, signal } = await open({ requests: 2, tasks: 1 });
    expect(
      await screen.findByRole('link', {
        name: 'Approvals 3: 2 requests to decide, 1 task to do',
      }),
    ).toHaveAttribute('href', '/data-mesh/approvals');
    expect(screen.getByRole('link', { name: 'My access' })).toHaveAttribute(
      'href',
      '/data-mesh/access',
    );
    backend.answers['GET /access/inbox/count'] = { requests: 0, tasks: 0 };
    signal({ requestId: 'x' });
    expect(
      await screen.findByRole('link', { name: 'Approvals' }),
    ).toBeInTheDocument();
  });

  it('show no number when the backend does not know one', async () => {
    await open(undefined);
    expect(
      await screen.findByRole('link', { name: 'Approvals' }),
    ).toBeInTheDocument();
  });
});
