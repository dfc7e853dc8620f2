import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ProvisioningStatus } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  type PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import { TestApiProvider } from '@backstage/test-utils';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { fakeAccess, Refusal } from '../__testUtils__/fakeAccess';
import { renderDeciding } from '../__testUtils__/renderDeciding';
import {
  daysFromNow,
  sampleGrant,
  sampleProvisioning,
} from '../__testUtils__/sampleAccess';
import { ProvisioningContent } from './ProvisioningContent';

const STATUS = 'GET /access/provisioning';
const RESUME = 'POST /access/provisioning/resume';
const REASON = 'Nobody worked on this ledger since Sunday.';
const STOPPED = sampleProvisioning({ mode: 'observe', modeReason: REASON });
const TROUBLED = sampleProvisioning({
  due: 1200,
  blocked: 1,
  live: 2,
  provisioners: [
    { id: 'postgres', title: 'PostgreSQL' },
    { id: 'manual', title: 'By people' },
  ],
  targets: [
    { target: 'postgres:good', grants: 5, due: 0 },
    {
      target: 'postgres:lost',
      grants: 1234,
      due: 3,
      failingSince: daysFromNow(-1),
      lastError: 'connection refused',
      pausedUntil: daysFromNow(1),
      orphans: ['dm_prod_1', 'dm_prod_2'],
    },
  ],
});

async function open(
  options: {
    status?: unknown;
    grants?: unknown;
    mayResume?: boolean;
    theme?: 'light' | 'dark';
  } = {},
) {
  const { status = sampleProvisioning(), mayResume = true } = options;
  const backend = fakeAccess({
    [STATUS]: status,
    'GET /access/grants': options.grants ?? { items: [] },
  });
  const permissions: Pick<PermissionApi, 'authorize'> = {
    authorize: async ({ permission }) =>
      ({
        result:
          mayResume &&
          permission.name === 'data-mesh.access.provisioning.manage'
            ? 'ALLOW'
            : 'DENY',
      }) as Awaited<ReturnType<PermissionApi['authorize']>>,
  };
  const rendered = await renderDeciding(
    <TestApiProvider apis={[[permissionApiRef, permissions]]}>
      <ProvisioningContent />
    </TestApiProvider>,
    { backend, at: '/provisioning', theme: options.theme },
  );
  return { ...rendered, backend, user: userEvent.setup() };
}

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Targets' }))
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

describe('the page of provisioning', () => {
  it('says that all is well', async () => {
    await open();
    expect(
      await screen.findByText(/^Provisioning is working:/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
    expect(await rows()).toEqual([expect.stringContaining('In order')]);
  });

  it('counts in words, and never hides access that may still work', async () => {
    await open({ status: TROUBLED });
    const counts = await screen.findByRole('list', {
      name: 'Grants in numbers',
    });
    expect(
      within(counts)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('1,200 grants due'),
      expect.stringContaining('1 grant blocked'),
      expect.stringMatching(
        /^2 ended grants maybe still live.*it may still work/,
      ),
    ]);
  });

  it('shows targets with their errors, the troubled ones first', async () => {
    await open({ status: TROUBLED });
    expect(await rows()).toEqual([
      expect.stringMatching(
        /^postgres:lostLeft alonesince .*tried again on .*1,2343connection refused/,
      ),
      expect.stringContaining('postgres:good'),
    ]);
  });

  it('unfolds the names that no grant explains', async () => {
    const { user } = await open({ status: TROUBLED });
    const unfold = await screen.findByRole('button', {
      name: '2 unknown names in postgres:lost',
    });
    expect(screen.queryByText('dm_prod_2')).not.toBeInTheDocument();
    await user.click(unfold);
    expect(unfold).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('dm_prod_2')).toBeInTheDocument();
  });

  it('names the installed provisioners', async () => {
    await open({ status: TROUBLED });
    const part = await screen.findByRole('region', {
      name: 'Installed provisioners',
    });
    expect(part).toHaveTextContent('PostgreSQL (postgres)By people (manual)');
  });

  it('leads to the grants with problems, of all products', async () => {
    const { backend } = await open({
      status: TROUBLED,
      grants: {
        items: [
          sampleGrant({
            phase: 'blocked',
            observed: 'absent',
            blockedReason: 'The login is missing.',
          }),
        ],
      },
    });
    expect(
      await screen.findByRole('link', { name: 'Orders, Order tables' }),
    ).toHaveAttribute(
      'href',
      '/data-mesh/grants/22222222-2222-4222-8222-222222222222',
    );
    expect(screen.getByText(/The login is missing/)).toBeInTheDocument();
    expect(
      Object.fromEntries(backend.sentTo('GET /access/grants')[0].query),
    ).toMatchObject({ scope: 'all', problems: 'true' });
  });

  it('says what there will be while there is nothing', async () => {
    await open({
      status: sampleProvisioning({ targets: [], provisioners: [] }),
    });
    expect(
      await screen.findByText('Nothing was given in a platform yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^None is installed:/)).toBeInTheDocument();
    expect(await screen.findByText(/^None that you may see/)).toBeVisible();
  });

  it('shows that it is loading', async () => {
    await open({ status: () => new Promise(() => {}) });
    expect(
      screen.getByText('How provisioning stands is loading'),
    ).toBeInTheDocument();
  });

  it('explains itself to those who may not read it', async () => {
    await open({ status: new Refusal(403, 'NotAllowedError', 'No.') });
    expect(
      await screen.findByText('Provisioning is for those who run the platform'),
    ).toBeInTheDocument();
  });

  it('says what went wrong, and tries again', async () => {
    const { backend, user } = await open({
      status: new Refusal(500, 'Error', 'Out of order.'),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of order.');
    backend.answers[STATUS] = sampleProvisioning();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/^Provisioning is working:/),
    ).toBeInTheDocument();
  });

  it('looks again when something of access changed, or when told to', async () => {
    const { backend, signal, user } = await open();
    await screen.findByText(/^Provisioning is working:/);
    backend.answers[STATUS] = STOPPED;
    signal({ grantId: '1' });
    expect(await screen.findByText(REASON)).toBeInTheDocument();
    backend.answers[STATUS] = sampleProvisioning();
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    expect(
      await screen.findByText(/^Provisioning is working:/),
    ).toBeInTheDocument();
  });
});

describe('provisioning that stopped itself', () => {
  it('says why, before everything else', async () => {
    await open({ status: STOPPED });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Provisioning only observes');
    expect(alert).toHaveTextContent(REASON);
  });

  it('is resumed by those only who may, and names the permission to others', async () => {
    await open({ status: STOPPED, mayResume: false });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'data-mesh.access.provisioning.manage',
    );
    expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
  });

  const begin = async () => {
    const opened = await open({ status: STOPPED });
    await opened.user.click(
      await screen.findByRole('button', { name: 'Resume' }),
    );
    return { ...opened, dialog: within(await screen.findByRole('dialog')) };
  };

  it('is resumed for a reason only, by somebody who was told what follows', async () => {
    const { backend, user, dialog } = await begin();
    const resume = dialog.getByRole('button', { name: 'Resume' });
    expect(dialog.getByText(REASON)).toBeInTheDocument();
    expect(dialog.getByText(/takes away what has ended/)).toBeInTheDocument();
    expect(resume).toBeDisabled();
    await user.type(dialog.getByRole('textbox'), '  ');
    expect(resume).toBeDisabled();
    await user.type(dialog.getByRole('textbox'), 'Compared the backup.');
    const working: ProvisioningStatus = sampleProvisioning();
    backend.answers[RESUME] = () => {
      backend.answers[STATUS] = working;
      return working;
    };
    await user.click(resume);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(backend.sentTo(RESUME).map(({ body }) => body)).toEqual([
      { comment: 'Compared the backup.' },
    ]);
    expect(
      await screen.findByText(/^Provisioning is working:/),
    ).toBeInTheDocument();
  });

  it('keeps the reason that was typed when somebody else was faster', async () => {
    const { backend, user, dialog } = await begin();
    backend.answers[RESUME] = () => {
      backend.answers[STATUS] = sampleProvisioning();
      return new Refusal(409, 'ConflictError', 'It did not stop.');
    };
    await user.type(dialog.getByRole('textbox'), 'Compared it.');
    await user.click(dialog.getByRole('button', { name: 'Resume' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'It did not stop.',
    );
    expect(dialog.getByRole('textbox')).toHaveValue('Compared it.');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(
      await screen.findByText(/^Provisioning is working:/),
    ).toBeInTheDocument();
  });
});

describe('the page of provisioning for everybody', () => {
  it.each(['light', 'dark'] as const)(
    'has no mistakes of accessibility in the %s theme',
    async theme => {
      const { page, user } = await open({
        status: { ...TROUBLED, mode: 'observe', modeReason: REASON },
        grants: { items: [sampleGrant({ health: 'drifted' })] },
        theme,
      });
      await user.click(
        await screen.findByRole('button', { name: /^2 unknown names/ }),
      );
      await screen.findByRole('link', { name: 'Orders, Order tables' });
      expect(await accessibilityViolations(page())).toEqual([]);
      await user.click(screen.getByRole('button', { name: 'Resume' }));
      expect(
        await accessibilityViolations(await screen.findByRole('dialog')),
      ).toEqual([]);
    },
  );
});
