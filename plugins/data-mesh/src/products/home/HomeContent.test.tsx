import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeDataMesh } from '../../__testUtils__/fakeDataMesh';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { SAMPLE_PRODUCTS } from '../../__testUtils__/sampleMesh';
import { HomeContent } from './HomeContent';

describe('the data products on the home page', () => {
  it('are those that changed last, with a way to all of them', async () => {
    renderWithMesh(<HomeContent />, {
      mesh: fakeDataMesh({ products: SAMPLE_PRODUCTS }),
    });
    const list = await screen.findByRole('list', {
      name: 'Recently changed data products',
    });
    expect(list.firstElementChild).toHaveTextContent(/^Orders/);
    expect(
      screen.getByRole('link', { name: 'All 4 data products' }),
    ).toHaveAttribute('href', '/data-mesh');
  });

  it('can be searched from there', async () => {
    const user = userEvent.setup();
    renderWithMesh(<HomeContent />, {
      mesh: fakeDataMesh({ products: SAMPLE_PRODUCTS }),
      address: '/data-mesh?from=home',
    });
    await user.type(
      await screen.findByRole('textbox', { name: 'Search data products' }),
      'customer email{Enter}',
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/data-mesh?q=customer+email',
      ),
    );
  });

  it('lead to how to declare one when there is none', async () => {
    renderWithMesh(<HomeContent />, { mesh: fakeDataMesh() });
    expect(
      await screen.findByRole('link', { name: 'How to declare the first one' }),
    ).toHaveAttribute('href', '/data-mesh');
  });

  it('say what went wrong, and can be asked for again', async () => {
    const mesh = fakeDataMesh({ products: SAMPLE_PRODUCTS });
    mesh.failure = { status: 500, name: 'Error', message: 'Out of order' };
    renderWithMesh(<HomeContent />, { mesh });
    expect(await screen.findByRole('alert')).toHaveTextContent('Out of order');
    mesh.failure = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Orders')).toBeInTheDocument();
  });
});
