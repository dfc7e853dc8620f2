import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Refusal } from '../../access/__testUtils__/fakeAccess';
import {
  addressParams,
  PRODUCT_PATH,
} from '../../products/entity/__testUtils__/renderProduct';
import { CHECK_HISTORY, QUALITY } from '../__testUtils__/qualityBackend';
import {
  failingCheck,
  sampleCheck,
  sampleProductQuality,
} from '../__testUtils__/sampleQuality';
import {
  findRegion,
  openQuality,
  part,
  textOf,
} from './__testUtils__/openQuality';

describe('the checks of a product', () => {
  const checks = () =>
    screen
      .queryAllByRole('button', { expanded: false })
      .map(textOf)
      .filter(label => /ago|never/.test(label ?? ''));

  it('stand by port and column, failing ones first', async () => {
    await openQuality({}, '?view=checks');
    const port = await findRegion('Order tables (orders)');
    expect(
      within(port).getAllByRole('heading', { level: 5 }).map(textOf),
    ).toEqual(['orders.order_id', 'orders.status', 'orders']);
    expect(checks()[0]).toContain('order_id is unique');
    expect(checks()[0]).toContain('−12.5 points');
    expect(checks()).toHaveLength(4);
  });

  it('open at the one that the address names, with all about it', async () => {
    await openQuality({}, '?check=7');
    expect(
      await screen.findByRole('button', { expanded: true }),
    ).toHaveTextContent('order_id is unique');
    expect(part()).toHaveTextContent('Got 17 results');
    expect(
      screen.getByRole('link', {
        name: 'order_id: duplicate values must be 0',
      }),
    ).toHaveAttribute(
      'href',
      `${PRODUCT_PATH}/contract?port=orders&schema=orders&column=order_id`,
    );
    expect(
      screen.getByRole('link', { name: /Open the result/ }),
    ).toHaveAttribute('href', 'https://dbt.example/runs/41');
    const history = await screen.findByRole('figure', {
      name: 'Last runs of order_id is unique',
    });
    expect(history).toHaveTextContent('3 runs, 1 failed');
    await userEvent.click(
      within(history).getByRole('button', { name: 'Show as a table' }),
    );
    expect(
      within(history)
        .getAllByRole('row')
        .slice(1)
        .map(row => textOf(row.children[1])),
    ).toEqual(['Failed', 'Passed', 'Broken']);
  });

  it('lead to nothing but the web', async () => {
    await openQuality(
      {
        [QUALITY]: sampleProductQuality({
          checks: [failingCheck({ link: 'ftp://dbt.example/runs/41' })],
        }),
      },
      '?check=7',
    );
    await screen.findByRole('button', { expanded: true });
    expect(
      screen.queryByRole('link', { name: /Open the result/ }),
    ).not.toBeInTheDocument();
  });

  it('put the one that was opened last into the address', async () => {
    await openQuality({}, '?view=checks');
    await userEvent.click(
      await screen.findByRole('button', { name: /there are orders/ }),
    );
    expect(addressParams().get('check')).toBe('9');
    await userEvent.click(
      screen.getByRole('button', { name: /there are orders/ }),
    );
    expect(addressParams().get('check')).toBeNull();
  });

  it.each([
    ['state=fail', ['order_id is unique']],
    ['state=uncovered', ['status: invalid']],
    ['engine=soda', ['there are orders']],
    ['dimension=conformity', ['status: invalid']],
    ['port=other', []],
    ['q=NULL+order', ['order_id is not null']],
  ])('are narrowed by the address: %s', async (query, found) => {
    await openQuality({}, `?view=checks&${query}`);
    await screen.findByText(`${found.length} of 4 checks`);
    expect(checks()).toHaveLength(found.length);
    found.forEach((name, index) => expect(checks()[index]).toContain(name));
  });

  it('are found by what is typed, which stands in the address', async () => {
    await openQuality({}, '?view=checks');
    await userEvent.type(await screen.findByLabelText('Find a check'), 'uniq');
    expect(await screen.findByText('1 of 4 checks')).toBeInTheDocument();
    expect(addressParams().get('q')).toBe('uniq');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await screen.findByText('4 checks')).toBeInTheDocument();
  });

  it('come in portions when there are a thousand, with the one of the address', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      sampleCheck({
        id: index + 1,
        key: `check ${index}`,
        name: `check ${index}`,
        property: `column_${index % 30}`,
      }),
    );
    await openQuality(
      {
        [QUALITY]: sampleProductQuality({ checks: many }),
        'GET /products/default/orders/quality/checks/61/history': {
          id: 61,
          name: 'check 60',
          results: [],
        },
      },
      '?check=61',
    );
    expect(await screen.findByText('check 60')).toBeInTheDocument();
    const rows = () => part().querySelectorAll('li > button').length;
    const before = rows();
    expect(before).toBeLessThan(100);
    expect(
      part().querySelector('li > button[aria-expanded=true]'),
    ).toHaveTextContent('check 60');
    await userEvent.click(screen.getByText(/more of 1,000 checks/));
    expect(rows()).toBe(before + 50);
  });

  it('say so when that of the address is gone', async () => {
    await openQuality({}, '?check=999');
    expect(
      await screen.findByText(/not among the checks any longer/),
    ).toBeInTheDocument();
  });

  it('say how to check what is promised and was never reported', async () => {
    await openQuality({}, '?view=checks&check=rule:0123456789abcdef');
    expect(
      await screen.findByRole('button', { expanded: true }),
    ).toHaveTextContent('status: invalid values must be 0');
    expect(part()).toHaveTextContent(
      'The contract promises it, and no engine has reported it.',
    );
  });

  it('say of a missing history what is wrong', async () => {
    await openQuality(
      { [CHECK_HISTORY]: new Refusal(503, 'ServiceUnavailableError', 'Busy') },
      '?check=7',
    );
    expect(await screen.findByText('Busy')).toBeInTheDocument();
  });
});
