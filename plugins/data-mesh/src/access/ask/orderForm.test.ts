import { samplePortAccess } from '../__testUtils__/sampleAccess';
import {
  columnsOfRole,
  emptyForm,
  fieldOfMessage,
  isFilledIn,
  missingFields,
  toDraft,
  toOrder,
  withRole,
} from './orderForm';

const port = samplePortAccess();

describe('the form of a request', () => {
  it('begins with the first role, the caller, and the usual duration', () => {
    expect(emptyForm(port)).toMatchObject({
      role: 'orders_reader',
      consumer: 'user:default/analyst',
      purpose: '',
      duration: 'P90D',
      columns: undefined,
    });
  });

  it('needs no role where the contract names none', () => {
    const plain = samplePortAccess({ roles: [] });
    const form = emptyForm(plain);
    expect(toDraft(form, plain).role).toBeUndefined();
    expect(columnsOfRole(plain, form.role)).toHaveLength(3);
  });

  it('lets go of columns that another role does not give', () => {
    const form = {
      ...emptyForm(port),
      role: 'orders_auditor',
      columns: ['orders.order_id', 'customers.id'],
    };
    expect(withRole(form, port, 'orders_reader').columns).toEqual([
      'orders.order_id',
    ]);
    expect(
      withRole({ ...form, columns: ['customers.id'] }, port, 'orders_reader')
        .columns,
    ).toBeUndefined();
  });

  it('never sends an empty choice of columns, which would mean all of them', () => {
    const form = { ...emptyForm(port), columns: [] };
    expect(missingFields(form).columns).toBeDefined();
    expect(toDraft(form, port).columns).toBeUndefined();
  });

  it('sends no list when all columns of the role were chosen', () => {
    const form = {
      ...emptyForm(port),
      columns: ['orders.order_id', 'orders.customer_email'],
    };
    expect(toDraft(form, port).columns).toBeUndefined();
    expect(
      toDraft({ ...form, columns: ['orders.order_id'] }, port).columns,
    ).toEqual(['orders.order_id']);
  });

  it('sends the reason without the space around it, and the start as an instant', () => {
    const order = toOrder(
      {
        ...emptyForm(port),
        purpose: 'research',
        justification: '  Because.\n',
        startDay: '2027-03-01',
      },
      port,
    );
    expect(order.justification).toBe('Because.');
    expect(order.startsAt).toBe(new Date('2027-03-01T00:00:00').toISOString());
  });

  it.each([
    [{ justification: ' a ' }, 'justification'],
    [{ purpose: '' }, 'purpose'],
    [{ startDay: '20270-03-01' }, 'startsAt'],
  ] as const)('with %j lacks its %s', (parts, field) => {
    const form = {
      ...emptyForm(port),
      purpose: 'research',
      justification: 'Because.',
      ...parts,
    };
    expect(Object.keys(missingFields(form))).toEqual([field]);
  });

  it('loses nothing when it is closed untouched', () => {
    expect(isFilledIn(emptyForm(port), port)).toBe(false);
    expect(isFilledIn({ ...emptyForm(port), justification: 'x' }, port)).toBe(
      true,
    );
  });
});

describe('a refusal of the backend', () => {
  it.each([
    ['`duration` P2Y is longer than P365D.', 'duration'],
    ["`startsAt` 'x' is no instant", 'startsAt'],
    ['There is no `role` `admin` in the contract', 'role'],
    ['The catalog is away', undefined],
    ['`product` is gone', undefined],
  ])('%s is about %s', (message, field) => {
    expect(fieldOfMessage(message)).toBe(field);
  });
});
