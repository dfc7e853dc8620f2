import type {
  AccessColumn,
  AccessOrder,
  AccessOrderDraft,
  PortAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { startOfDay } from '../components/grantActions/days';

/** As long, and as short, as the API takes a reason. */
export const JUSTIFICATION = { min: 3, max: 4000 } as const;

/** What the form of a request holds. */
export type OrderForm = {
  role: string | undefined;
  consumer: string;
  purpose: string;
  justification: string;
  duration: string;
  /** A day such as 2027-03-01; empty to begin with the approval. */
  startDay: string;
  /** Ids; undefined for all columns of the role. */
  columns: string[] | undefined;
};

/** A field of the API's order that the form lets people fill in. */
export type OrderField =
  | 'role'
  | 'consumer'
  | 'purpose'
  | 'justification'
  | 'duration'
  | 'startsAt'
  | 'columns';

/** All of them, in the order of the form. */
export const ORDER_FIELDS: readonly OrderField[] = [
  'role',
  'consumer',
  'purpose',
  'justification',
  'duration',
  'startsAt',
  'columns',
];

/** Messages by the field that they are about. */
export type FieldMessages = Partial<Record<OrderField, string>>;

/** The form before anything was filled in. */
export function emptyForm(port: PortAccess): OrderForm {
  return {
    role: port.roles[0]?.role,
    consumer: port.consumers[0]?.ref ?? '',
    purpose: port.purposes.length === 1 ? port.purposes[0].id : '',
    justification: '',
    duration: port.durations.default,
    startDay: '',
    columns: undefined,
  };
}

/** The columns that a role gives. */
export function columnsOfRole(
  port: Pick<PortAccess, 'roles' | 'columns'>,
  role: string | undefined,
): AccessColumn[] {
  const ids = port.roles.find(each => each.role === role)?.columns;
  if (!ids) {
    return port.columns;
  }
  const given = new Set(ids);
  return port.columns.filter(({ id }) => given.has(id));
}

/** The form with another role; columns that it does not give are let go. */
export function withRole(
  form: OrderForm,
  port: PortAccess,
  role: string,
): OrderForm {
  if (!form.columns) {
    return { ...form, role };
  }
  const given = new Set(columnsOfRole(port, role).map(({ id }) => id));
  const columns = form.columns.filter(id => given.has(id));
  return {
    ...form,
    role,
    columns: columns.length > 0 ? columns : undefined,
  };
}

/**
 * What can be previewed: everything but the reason, on which nothing depends,
 * so that typing it asks nothing.
 */
export function toDraft(form: OrderForm, port: PortAccess): AccessOrderDraft {
  return {
    product: port.product.ref,
    port: port.port,
    role: form.role,
    consumer: form.consumer || undefined,
    purpose: form.purpose || undefined,
    duration: form.duration,
    startsAt: startOfDay(form.startDay)?.toISOString(),
    columns: columnsToSend(form, port),
  };
}

/** Chosen one by one, all columns of the role are still all of them. */
function columnsToSend(
  { columns, role }: OrderForm,
  port: PortAccess,
): string[] | undefined {
  const chosen = columns?.length ?? 0;
  return chosen > 0 && chosen < columnsOfRole(port, role).length
    ? columns
    : undefined;
}

/** What is sent. */
export function toOrder(form: OrderForm, port: PortAccess): AccessOrder {
  return {
    ...toDraft(form, port),
    purpose: form.purpose,
    justification: form.justification.trim(),
    duration: form.duration,
  };
}

/** What must be filled in before sending makes sense. */
export function missingFields(form: OrderForm): FieldMessages {
  const missing: FieldMessages = {};
  if (!form.purpose) {
    missing.purpose = 'Choose what the data is for';
  }
  if (form.justification.trim().length < JUSTIFICATION.min) {
    missing.justification =
      'Say in a sentence what you need it for: it is what approvers read';
  }
  if (form.startDay && !startOfDay(form.startDay)) {
    missing.startsAt = 'This is no day';
  }
  if (form.columns && form.columns.length === 0) {
    missing.columns = 'Choose at least one column, or all of them';
  }
  return missing;
}

/** Whether something would be lost by closing the form. */
export function isFilledIn(form: OrderForm, port: PortAccess): boolean {
  return JSON.stringify(form) !== JSON.stringify(emptyForm(port));
}

/**
 * The field that a message of the backend is about: it names it in backticks,
 * such as "`duration` P2Y is longer than …".
 */
export function fieldOfMessage(message: string): OrderField | undefined {
  const named = [...message.matchAll(/`(\w+)`|(?:\/body\/|^)(\w+)/g)].map(
    match => match[1] ?? match[2],
  );
  return named
    .map(name => ORDER_FIELDS.find(field => field === name))
    .find(field => field !== undefined);
}
