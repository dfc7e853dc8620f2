import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ProblemList } from './ProblemList';

describe('the list of problems', () => {
  it('shows errors first, each with its place and how to mend it', async () => {
    renderInTestApp(
      <ProblemList
        problems={[
          {
            code: 'retired-port',
            severity: 'warning',
            message: 'The port is retired.',
          },
          {
            code: 'unknown-port',
            severity: 'error',
            message: 'Product payments has no output port transaction.',
            remedy: 'Use one of: transactions, refunds.',
            field: 'spec.inputPorts[0].port',
            source: 'url:https://git.example.com/orders/catalog-info.yaml',
            line: 21,
            column: 13,
          },
        ]}
      />,
    );
    const list = await screen.findByRole('list', { name: 'Problems' });
    const [first, second] = [...list.children];
    expect(first).toHaveTextContent(
      /^Error.*catalog-info\.yaml:21:13.*spec\.inputPorts\[0\]\.portProduct payments has no output port transaction\.Use one of: transactions, refunds\.$/,
    );
    expect(second).toHaveTextContent(/^WarningThe port is retired\.$/);
    expect(screen.getByRole('link')).toHaveAttribute(
      'href',
      'https://git.example.com/orders/catalog-info.yaml#L21',
    );
  });
});
