import { screen, within } from '@testing-library/react';
import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';
import { accessibilityViolations } from '../../../__testUtils__/accessibility';
import {
  fakeBackend,
  PRODUCT_PATH,
  renderProduct,
} from '../__testUtils__/renderProduct';
import { product } from '../__testUtils__/sampleProduct';
import { ProblemsContent } from './ProblemsContent';

const unknownPort: Problem = {
  code: 'unknown-port',
  severity: 'error',
  message: 'There is no such port.',
  remedy: 'Name one of orders, lines.',
  source: 'file:/repo/catalog-info.yaml',
  line: 14,
};
const missingStatus: Problem = {
  code: 'missing-field',
  severity: 'error',
  message: 'The status is missing.',
  source: 'https://git.example/orders.odcs.yaml',
  line: 2,
  port: 'orders',
};
const broken = (declarationProblems: Problem[]) => {
  const [port] = product().ports;
  return product({
    declarationProblems,
    ports: [
      {
        ...port,
        contract: { source: 'x', hash: 'abc', problems: [missingStatus] },
      },
    ],
  });
};

describe('the problems of a product', () => {
  it('stand together, file by file, each with its place and remedy', async () => {
    await renderProduct(<ProblemsContent />, {
      backend: fakeBackend({ '': broken([unknownPort]) }),
    });
    const declaration = await screen.findByRole('list', {
      name: 'Problems of the declaration',
    });
    expect(declaration).toHaveTextContent('/repo/catalog-info.yaml:14');
    expect(declaration).toHaveTextContent('Name one of orders, lines.');
    const contract = screen.getByRole('list', {
      name: 'Problems of the contract of orders',
    });
    expect(
      within(contract).getByRole('link', { name: /orders\.odcs\.yaml/ }),
    ).toHaveAttribute('href', 'https://git.example/orders.odcs.yaml#L2');
    expect(
      screen.getByRole('button', { name: /Show in the text/ }),
    ).toHaveAttribute('href', `${PRODUCT_PATH}/contract?port=orders&view=text`);
    expect(await accessibilityViolations(screen.getByTestId('part'))).toEqual(
      [],
    );
  });

  it('tell the mistake of a contract once, also when the declaration tells it', async () => {
    await renderProduct(<ProblemsContent />, {
      backend: fakeBackend({ '': broken([missingStatus]) }),
    });
    expect(await screen.findAllByText('The status is missing.')).toHaveLength(
      1,
    );
    expect(screen.queryByText('Declaration')).not.toBeInTheDocument();
  });

  it('say that there are none', async () => {
    await renderProduct(<ProblemsContent />, {
      backend: fakeBackend({ '': product() }),
    });
    expect(await screen.findByText('No problems')).toBeInTheDocument();
  });
});
