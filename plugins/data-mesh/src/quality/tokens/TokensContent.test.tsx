import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import { TestApiProvider } from '@backstage/test-utils';
import { accessibilityViolations } from '../../__testUtils__/accessibility';
import { fakeAccess, Refusal } from '../../access/__testUtils__/fakeAccess';
import { renderDeciding } from '../../access/__testUtils__/renderDeciding';
import { sampleToken } from '../__testUtils__/sampleMeshQuality';
import { TokensContent } from './TokensContent';

const LIST = 'GET /quality/tokens';
const MAKE = 'POST /quality/tokens';
const TOKEN = sampleToken();
const REVOKE = `POST /quality/tokens/${TOKEN.id}/revoke`;
const SECRET = 'dmq_k3v9_cafe1234';
const OWNERS = ['group:default/order-team', 'user:default/order-owner'];

async function open(
  options: { list?: unknown; theme?: 'light' | 'dark' } = {},
) {
  const backend = fakeAccess({
    [LIST]: options.list ?? { items: [TOKEN], owners: OWNERS },
    [MAKE]: { token: TOKEN, secret: SECRET },
  });
  const discovery = {
    getBaseUrl: async (plugin: string) =>
      `https://portal.example/api/${plugin}`,
  };
  const rendered = await renderDeciding(
    <TestApiProvider apis={[[discoveryApiRef, discovery]]}>
      <TokensContent />
    </TestApiProvider>,
    { backend, at: '/tokens', theme: options.theme },
  );
  return { ...rendered, backend, user: userEvent.setup() };
}

const dialog = () => screen.findByRole('dialog').then(found => within(found));
const closed = () =>
  waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

async function make(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Make a token' }));
  const form = await dialog();
  await user.type(
    form.getByRole('textbox', { name: 'What it is for' }),
    ' nightly dbt ',
  );
  await user.click(form.getByRole('button', { name: 'Make' }));
}

describe('the tokens for results', () => {
  it('are listed without secrets, with what became of them', async () => {
    await open({
      list: {
        owners: OWNERS,
        items: [
          TOKEN,
          sampleToken({ id: 'b', name: 'old', status: 'revoked' }),
          sampleToken({ id: 'c', name: 'past', status: 'expired' }),
        ],
      },
    });
    const table = within(
      await screen.findByRole('region', { name: 'Tokens for results' }),
    );
    expect(table.getByText('nightly dbt').closest('tr')).toHaveTextContent(
      'Active',
    );
    expect(table.getByText('old').closest('tr')).toHaveTextContent('Revoked');
    expect(table.getByText('past').closest('tr')).toHaveTextContent('Ended');
    expect(
      table
        .getAllByRole('button')
        .map(button => button.getAttribute('aria-label')),
    ).toEqual(['Revoke nightly dbt']);
  });

  it('are made for the only team of somebody, and show their secret this once', async () => {
    const { user, backend, page } = await open();
    await make(user);
    expect(
      await screen.findByRole('heading', {
        name: 'The token “nightly dbt” is made',
      }),
    ).toBeInTheDocument();
    expect(backend.sentTo(MAKE).map(({ body }) => body)).toEqual([
      {
        owner: 'group:default/order-team',
        name: 'nightly dbt',
        expiresIn: 'P90D',
      },
    ]);
    const secret = await dialog();
    expect(secret.getByRole('region', { name: 'secret' })).toHaveTextContent(
      SECRET,
    );
    expect(
      secret.getByRole('button', { name: 'Copy secret' }),
    ).toBeInTheDocument();
    const example = await secret.findByRole('region', { name: /example/ });
    expect(example).toHaveTextContent(`DATA_MESH_TOKEN='${SECRET}'`);
    expect(example).toHaveTextContent(
      'https://portal.example/api/data-mesh/quality/results',
    );
    await user.click(secret.getByRole('tab', { name: 'OpenLineage' }));
    expect(
      secret.getByRole('region', { name: 'OpenLineage example' }),
    ).toHaveTextContent(`apiKey: ${SECRET}`);

    await user.click(secret.getByRole('button', { name: 'I have copied it' }));
    await closed();
    expect(page()).not.toHaveTextContent(SECRET);
    expect(document.body.innerHTML).not.toContain(SECRET);
  });

  it('keep what was typed when they cannot be made', async () => {
    const { user, backend } = await open();
    backend.answers[MAKE] = new Refusal(
      409,
      'ConflictError',
      'group:default/order-team has 100 tokens already.',
    );
    await make(user);
    const form = await dialog();
    expect(await form.findByRole('alert')).toHaveTextContent(
      'has 100 tokens already',
    );
    expect(form.getByRole('textbox', { name: 'What it is for' })).toHaveValue(
      ' nightly dbt ',
    );
  });

  it('can be made to last', async () => {
    const { user, backend } = await open();
    await user.click(
      await screen.findByRole('button', { name: 'Make a token' }),
    );
    const form = await dialog();
    expect(form.getByRole('button', { name: 'Make' })).toBeDisabled();
    await user.type(form.getByRole('textbox', { name: 'What it is for' }), 'x');
    await user.selectOptions(
      form.getByRole('combobox', { name: 'Ends after' }),
      'Never',
    );
    await user.click(form.getByRole('button', { name: 'Make' }));
    await waitFor(() =>
      expect(backend.sentTo(MAKE).map(({ body }) => body)).toEqual([
        { owner: 'group:default/order-team', name: 'x' },
      ]),
    );
  });

  it('are revoked after a question', async () => {
    const { user, backend } = await open();
    backend.answers[REVOKE] = () => {
      const revoked = sampleToken({ status: 'revoked' });
      backend.answers[LIST] = { items: [revoked], owners: OWNERS };
      return revoked;
    };
    await user.click(
      await screen.findByRole('button', { name: 'Revoke nightly dbt' }),
    );
    expect(backend.sentTo(REVOKE)).toHaveLength(0);
    await user.click((await dialog()).getByRole('button', { name: 'Revoke' }));
    await closed();
    expect(await screen.findByText('Revoked')).toBeInTheDocument();
  });

  it('say how they begin, and how results are sent', async () => {
    await open({ list: { items: [], owners: OWNERS } });
    expect(
      await screen.findByText('There is no token yet'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: 'curl example' }),
    ).toHaveTextContent('dmq_…');
  });

  it('say whom to ask where none may be made', async () => {
    await open({ list: { items: [], owners: [] } });
    expect(
      await screen.findByText(/Ask a member of that team/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Make a token' }),
    ).not.toBeInTheDocument();
  });

  it('say whom to ask where all is refused', async () => {
    await open({ list: new Refusal(403, 'NotAllowedError', 'No') });
    expect(
      await screen.findByText(/Ask whoever runs the portal/),
    ).toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'have no mistakes of accessibility in the %s theme',
    async theme => {
      const { page, user } = await open({ theme });
      await screen.findByRole('region', { name: 'curl example' });
      expect(await accessibilityViolations(page())).toEqual([]);
      await user.click(screen.getByRole('button', { name: 'Make a token' }));
      expect(
        await accessibilityViolations(await screen.findByRole('dialog')),
      ).toEqual([]);
      await user.type(
        screen.getByRole('textbox', { name: 'What it is for' }),
        'x',
      );
      await user.click(screen.getByRole('button', { name: 'Make' }));
      await screen.findByRole('button', { name: 'I have copied it' });
      expect(
        await accessibilityViolations(await screen.findByRole('dialog')),
      ).toEqual([]);
    },
  );
});
