import type { Contract, ContractChange } from '../../api/types';
import { change, diffField, diffWords } from './change';
import { diffLinks } from './diffProperty';

const GOING = new Set(['deprecated', 'retired']);

/** Compares what a contract says of itself and its terms of use. */
export function diffFundamentals(
  before: Contract,
  after: Contract,
): ContractChange[] {
  const field = (code: string, label: string, key: keyof Contract) =>
    diffField(
      { code, label },
      key,
      before[key] as string | undefined,
      after[key] as string | undefined,
    );
  return [
    ...field('version', 'version of the contract', 'version'),
    ...field('api-version', 'version of the standard', 'apiVersion'),
    ...diffField(
      {
        code: 'id',
        label: 'id of the contract',
        changed: 'warning',
        removed: 'warning',
      },
      'id',
      before.id,
      after.id,
    ),
    ...diffField(
      {
        code: 'status',
        label: 'status of the contract',
        ...(GOING.has(after.status?.toLowerCase() ?? '') && {
          added: 'warning',
          changed: 'warning',
          because: 'Plan to stop using it.',
        }),
      },
      'status',
      before.status,
      after.status,
    ),
    ...field('name', 'name of the contract', 'name'),
    ...field('domain', 'domain', 'domain'),
    ...field('tenant', 'tenant', 'tenant'),
    ...field('data-product', 'data product', 'dataProduct'),
    ...diffWords(
      { code: 'tags', label: 'tags of the contract' },
      'tags',
      before.tags,
      after.tags,
    ),
    ...diffLinks('links', before.links, after.links),
  ];
}

/** Compares purpose, usage and limitations: what a consumer agreed to. */
export function diffTerms(before: Contract, after: Contract): ContractChange[] {
  return [
    ...diffField(
      { code: 'purpose', label: 'purpose' },
      'purpose',
      before.purpose,
      after.purpose,
    ),
    ...diffField(
      { code: 'usage', label: 'usage', changed: 'warning' },
      'usage',
      before.usage,
      after.usage,
    ),
    ...diffField(
      {
        code: 'limitations',
        label: 'limitations',
        added: 'warning',
        changed: 'warning',
      },
      'limitations',
      before.limitations,
      after.limitations,
    ),
  ];
}

/** Compares prices: only one that surely falls is good news. */
export function diffPrice(before: Contract, after: Contract): ContractChange[] {
  const inWords = ({ price }: Contract) =>
    price === undefined
      ? undefined
      : [
          price.amount ?? 'without amount',
          price.currency,
          price.unit && `per ${price.unit}`,
        ]
          .filter(part => part !== undefined && part !== '')
          .join(' ');
  const old = inWords(before);
  const now = inWords(after);
  if (old === now) return [];
  const comparable =
    before.price?.currency === after.price?.currency &&
    before.price?.unit === after.price?.unit;
  const falls =
    comparable &&
    before.price?.amount !== undefined &&
    after.price?.amount !== undefined &&
    after.price.amount < before.price.amount;
  if (old === undefined || now === undefined || !falls) {
    return diffField(
      { code: 'price', label: 'price', added: 'warning', changed: 'warning' },
      'price',
      old,
      now,
    );
  }
  return [
    change(
      'info',
      'price-lowered',
      'price',
      `The price fell from ${old} to ${now}.`,
      { before: old, after: now },
    ),
  ];
}

/** Versions in the form 1.2 or 1.2.3; of others no order is assumed. */
const NUMBERED = /^v?(\d+)\.\d+(\.\d+)?([-+].*)?$/;

/**
 * Semantic versioning, as the standard recommends: who breaks something
 * raises the first number.
 */
export function diffVersionPromise(
  before: Contract,
  after: Contract,
  breaking: number,
): ContractChange[] {
  if (breaking === 0 || !after.version) return [];
  const from = NUMBERED.exec(before.version ?? '')?.[1];
  const to = NUMBERED.exec(after.version)?.[1];
  const raised =
    before.version !== after.version &&
    (from === undefined || to === undefined || Number(to) > Number(from));
  if (raised) return [];
  return [
    change(
      'warning',
      'version-not-raised',
      'version',
      `${
        breaking === 1 ? 'One change breaks' : `${breaking} changes break`
      } consumers, but the version says otherwise. Raise its first number.`,
      { before: before.version, after: after.version },
    ),
  ];
}
