import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fakeAccess } from '../access/__testUtils__/fakeAccess';
import { dataMeshApiRef } from '../api';
import { dataMeshPlugin } from '../plugin';

describe('the page of the data mesh', () => {
  const open = (address: string) =>
    renderTestApp({
      features: [dataMeshPlugin],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [address],
      apis: [
        [
          dataMeshApiRef,
          fakeAccess({
            'GET /quality/unmatched': { items: [], mappings: [] },
            'GET /quality/tokens': { items: [], owners: [] },
          }).client,
        ],
        [catalogApiRef, catalogApiMock()],
        [
          discoveryApiRef,
          { getBaseUrl: async () => 'https://portal.example/api/data-mesh' },
        ],
      ] as const,
    });

  const expectChosen = async (name?: string) => {
    await screen.findAllByRole('tab');
    await waitFor(() =>
      expect(
        screen
          .queryAllByRole('tab', { selected: true })
          .map(({ textContent }) => textContent),
      ).toEqual(name === undefined ? [] : [name]),
    );
  };

  it.each([
    ['/data-mesh', 'Marketplace'],
    ['/data-mesh?q=orders', 'Marketplace'],
    ['/data-mesh/domains/default/order', 'Domains'],
    ['/data-mesh/scorecards', 'Scorecards'],
    ['/data-mesh/tokens', undefined],
    ['/data-mesh/requests/42', undefined],
  ])('at %s has the tab %s chosen', async (address, tab) => {
    open(address);
    await expectChosen(tab);
  });

  it('leads from a page without a tab to each of the tabs', async () => {
    open('/data-mesh/tokens');
    await expectChosen(undefined);
    await userEvent.click(screen.getByRole('tab', { name: 'Marketplace' }));
    await expectChosen('Marketplace');
    expect(await screen.findByRole('searchbox')).toBeInTheDocument();
  });
});
