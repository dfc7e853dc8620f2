import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AuditEntry,
  AuditVerification,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { fakeAccess, Refusal } from '../__testUtils__/fakeAccess';
import { address, renderDeciding } from '../__testUtils__/renderDeciding';
import { sampleAuditEntry } from '../__testUtils__/sampleAccess';
import { AuditContent } from './AuditContent';
import { saveBlob } from './saveBlob';

jest.mock('./saveBlob', () => ({ saveBlob: jest.fn() }));

const ENTRIES: AuditEntry[] = [
  sampleAuditEntry({
    seq: 3,
    action: 'request.rejected',
    actor: 'user:default/order-owner',
    data: { comment: 'Take the totals.' },
  }),
  sampleAuditEntry({ seq: 2, grantId: '22222222-2222-4222-8222-222222222222' }),
  sampleAuditEntry({ seq: 1, action: 'something.new' }),
];

async function open(
  options: {
    at?: string;
    entries?: unknown;
    theme?: 'light' | 'dark';
  } = {},
) {
  const backend = fakeAccess({
    'GET /audit/entries': options.entries ?? { items: ENTRIES },
  });
  const rendered = await renderDeciding(<AuditContent />, {
    backend,
    at: `/audit${options.at ?? ''}`,
    path: '/audit',
    theme: options.theme,
  });
  return { ...rendered, backend, user: userEvent.setup() };
}

const asked = (backend: Awaited<ReturnType<typeof open>>['backend']) =>
  backend.sentTo('GET /audit/entries').at(-1)!.query;
const table = () => screen.findByRole('table', { name: 'Audit log' });

describe('the audit log', () => {
  it('tells each entry in words, with links to what it is about', async () => {
    await open();
    const rows = within(await table())
      .getAllByRole('row')
      .slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringContaining(
        'order-owner rejected the requestTake the totals.',
      ),
      expect.stringContaining('analyst asked for access'),
      expect.stringContaining('analyst: something.new'),
    ]);
    expect(
      within(rows[1]).getByRole('link', { name: 'Grant' }),
    ).toHaveAttribute(
      'href',
      '/data-mesh/grants/22222222-2222-4222-8222-222222222222',
    );
  });

  it('unfolds an entry with its data and hashes', async () => {
    const { user } = await open();
    await table();
    await user.click(screen.getByRole('button', { name: 'Record 3' }));
    expect(
      screen.getByRole('region', { name: 'Data of entry 3' }),
    ).toHaveTextContent('"comment": "Take the totals."');
    expect(screen.getByText('0'.repeat(64))).toBeInTheDocument();
  });

  it('takes its filters from the address', async () => {
    const { backend } = await open({
      at: '?action=request.rejected&action=grant.revoked&actor=system:expiry&from=2026-03-01&to=2026-03-01&requestId=r1&from2=x',
    });
    await table();
    const query = asked(backend);
    expect(query.getAll('action')).toEqual([
      'request.rejected',
      'grant.revoked',
    ]);
    expect(query.get('actor')).toBe('system:expiry');
    expect(query.get('requestId')).toBe('r1');
    // The whole day of the one who looks.
    const day = 24 * 60 * 60 * 1000;
    expect(Date.parse(query.get('to')!) - Date.parse(query.get('from')!)).toBe(
      day,
    );
    expect(screen.getByLabelText('From')).toHaveValue('2026-03-01');
    expect(
      screen.getByRole('button', { name: 'request.rejected' }),
    ).toBeVisible();
  });

  it('writes filters into the address, and begins at the newest again', async () => {
    const { backend, user } = await open({ at: '?cursor=old' });
    await table();
    await user.type(
      screen.getByRole('textbox', { name: 'Request' }),
      'r1{Enter}',
    );
    await waitFor(() =>
      expect(address()).toBe('/data-mesh/audit?requestId=r1'),
    );
    await user.type(
      screen.getByRole('textbox', { name: 'Actor' }),
      'system:expiry{Enter}',
    );
    await waitFor(() => expect(address()).toContain('actor=system:expiry'));
    await user.type(
      screen.getByRole('textbox', { name: 'Actions' }),
      'revoked',
    );
    await user.click(
      await screen.findByRole('option', { name: 'grant.revoked' }),
    );
    await waitFor(() => expect(address()).toContain('action=grant.revoked'));
    await waitFor(() =>
      expect(asked(backend).get('action')).toBe('grant.revoked'),
    );
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(address()).toBe('/data-mesh/audit'));
  });

  it('finds who acted in the catalog', async () => {
    const { user } = await open();
    await table();
    await user.type(screen.getByRole('textbox', { name: 'Actor' }), 'deputy');
    await user.click(await screen.findByText('Deputy of orders'));
    await waitFor(() =>
      expect(address()).toContain('actor=user:default/deputy'),
    );
  });

  it('goes back in time page by page', async () => {
    const { backend, user } = await open({
      entries: { items: ENTRIES, nextCursor: 'older' },
    });
    await table();
    expect(screen.getByRole('button', { name: 'Newest' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Older' }));
    await waitFor(() => expect(asked(backend).get('cursor')).toBe('older'));
    await user.click(screen.getByRole('button', { name: 'Newest' }));
    await waitFor(() => expect(address()).toBe('/data-mesh/audit'));
  });

  it.each([
    ['', 'Nothing has happened yet'],
    ['?actor=user:default/nobody', 'No entry matches these filters'],
  ])('says so when there is nothing: %s', async (at, words) => {
    await open({ at, entries: { items: [] } });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('explains itself to those who may not read it', async () => {
    await open({ entries: new Refusal(403, 'NotAllowedError', 'No.') });
    expect(
      await screen.findByText('The audit log is for those who oversee'),
    ).toBeInTheDocument();
  });

  it('says what went wrong', async () => {
    await open({ entries: new Refusal(500, 'Error', 'Out of order.') });
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of order.');
  });
});

describe('the export of the audit log', () => {
  it('holds what the filters show, and nothing else', async () => {
    const { backend, user } = await open({
      at: '?actor=system:expiry&cursor=x',
    });
    await table();
    backend.answers['GET /audit/export'] = { seq: 1 };
    await user.click(
      screen.getByRole('button', { name: 'Export as JSON Lines' }),
    );
    await waitFor(() =>
      expect(saveBlob).toHaveBeenCalledWith(expect.any(Blob), 'audit.jsonl'),
    );
    expect([...backend.sentTo('GET /audit/export')[0].query]).toEqual([
      ['actor', 'system:expiry'],
    ]);
  });

  it('says why there is no file', async () => {
    const { backend, user } = await open();
    await table();
    backend.answers['GET /audit/export'] = new Refusal(
      500,
      'Error',
      'Too bad.',
    );
    await user.click(
      screen.getByRole('button', { name: 'Export as JSON Lines' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Too bad.');
  });
});

describe('the verification of the audit log', () => {
  const verify = async (answer: unknown) => {
    const opened = await open();
    await table();
    opened.backend.answers['GET /audit/verification'] = answer;
    await opened.user.click(
      screen.getByRole('button', { name: 'Verify the chain' }),
    );
    return opened;
  };
  const verdict: AuditVerification = {
    whole: true,
    entries: 1234,
    head: 'f'.repeat(64),
    verifiedAt: '2026-03-01T10:00:00.000Z',
  };

  it('shows that it is under way, then that nothing was changed', async () => {
    let answer: (verdict: AuditVerification) => void = () => {};
    await verify(
      () =>
        new Promise<AuditVerification>(resolve => {
          answer = resolve;
        }),
    );
    expect(
      await screen.findByRole('progressbar', { name: 'Verifying the chain' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Verify the chain' }),
    ).toBeDisabled();
    answer(verdict);
    expect(
      await screen.findByText(
        'The chain is whole: 1,234 entries, none changed, none missing.',
      ),
    ).toBeInTheDocument();
  });

  it('says where the chain is broken', async () => {
    await verify({
      ...verdict,
      whole: false,
      breach: { seq: 17, message: 'Its hash does not fit its content.' },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The chain is broken at entry 17.');
    expect(alert).toHaveTextContent('Its hash does not fit its content.');
  });

  it('never calls a log whole that could not be verified', async () => {
    await verify(new Refusal(500, 'Error', 'Out of order.'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of order.');
    expect(screen.queryByText(/The chain is whole/)).not.toBeInTheDocument();
  });
});

describe('the audit log for everybody', () => {
  it.each(['light', 'dark'] as const)(
    'has no mistakes of accessibility in the %s theme',
    async theme => {
      const { page, user } = await open({
        at: '?action=request.rejected&actor=system:expiry',
        theme,
      });
      await table();
      await user.click(screen.getByRole('button', { name: 'Record 3' }));
      expect(await accessibilityViolations(page())).toEqual([]);
    },
  );
});
