/** What the audit log is narrowed down to. */
export type AuditFilters = {
  action?: string[];
  actor?: string;
  product?: string;
  consumer?: string;
  requestId?: string;
  grantId?: string;
  /** Days of the person who looks, such as 2026-03-01; both count in full. */
  from?: string;
  to?: string;
};

/** The filters that are one text, as they stand in the address. */
export const TEXT_FILTERS = [
  'actor',
  'product',
  'consumer',
  'requestId',
  'grantId',
] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function day(value: string | null): string | undefined {
  return value && DAY.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;
}

/** The filters that an address asks for; what makes no sense is left out. */
export function readFilters(params: URLSearchParams): AuditFilters {
  const filters: AuditFilters = {};
  const actions = params.getAll('action').filter(Boolean).slice(0, 50);
  if (actions.length > 0) {
    filters.action = actions;
  }
  for (const name of TEXT_FILTERS) {
    const value = params.get(name)?.trim();
    if (value) {
      filters[name] = value;
    }
  }
  const [from, to] = [day(params.get('from')), day(params.get('to'))];
  if (from) filters.from = from;
  if (to) filters.to = to;
  return filters;
}

/** The address that asks for these filters; it begins at the newest entry. */
export function writeFilters(filters: AuditFilters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    for (const one of [value ?? []].flat()) {
      params.append(name, one);
    }
  }
  return params;
}

/** The filters as the API takes them: moments, the last one not included. */
export function toAuditQuery(filters: AuditFilters) {
  const { from, to, ...rest } = filters;
  return {
    ...rest,
    ...(from && { from: startOfDay(from).toISOString() }),
    ...(to && { to: endOfDay(to).toISOString() }),
  };
}

/** A day begins where the person is. */
function startOfDay(date: string): Date {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth);
}

function endOfDay(date: string): Date {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth + 1);
}

/** Whether anything is narrowed down. */
export function isNarrowed(filters: AuditFilters): boolean {
  return Object.keys(filters).length > 0;
}
