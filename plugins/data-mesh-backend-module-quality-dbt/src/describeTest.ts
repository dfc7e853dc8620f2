import {
  dimensionOfKind,
  toCheckSeverity,
  toQualityDimension,
  untrusted,
  type CheckResult,
  type CheckTarget,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { metaOf, relationOf, type Manifest } from './manifest';

const { field, textOf } = untrusted;

type Description = Pick<
  CheckResult,
  'name' | 'type' | 'target' | 'dimension' | 'severity' | 'threshold'
>;

/** Kinds whose tests are named after them. */
const NAMED_KINDS = ['not_null', 'unique', 'accepted_values', 'relationships'];

/** What a data test is about: with a manifest all of it, without it its name. */
export function describeTest(
  uniqueId: string,
  manifest: Manifest | undefined,
): Description {
  const test = manifest?.node(uniqueId);
  const node = test === undefined ? undefined : manifest?.testedNode(test);
  const name = textOf(field(test, 'name')) ?? nameIn(uniqueId);
  const type = textOf(field(test, 'test_metadata', 'name')) ?? kindIn(name);
  return {
    name,
    type,
    target: targetOf(test, node),
    dimension:
      toQualityDimension(metaOf(test, 'dimension')) ?? dimensionOfKind(type),
    severity: toCheckSeverity(field(test, 'config', 'severity')),
    threshold: thresholdOf(test),
  };
}

/** What `meta` says of product and port comes before what can be guessed. */
export function targetOf(test: unknown, node: unknown): CheckTarget {
  const mapped = (key: string) =>
    textOf(metaOf(test, 'data_mesh', key)) ??
    textOf(metaOf(node, 'data_mesh', key));
  const column = textOf(field(test, 'column_name'));
  const target: CheckTarget = {
    productRef: mapped('product'),
    port: mapped('port'),
    contractId: mapped('contract'),
    property: column?.replaceAll(/^["`[]|["`\]]$/g, ''),
    physicalName: relationOf(node),
  };
  return Object.fromEntries(
    Object.entries(target).filter(([, value]) => value !== undefined),
  );
}

/** `test.shop.not_null_orders_id.1a2b3c` is called `not_null_orders_id`. */
export function nameIn(uniqueId: string): string {
  return textOf(uniqueId.split('.')[2]) ?? textOf(uniqueId) ?? uniqueId;
}

function kindIn(name: string): string | undefined {
  const rest = name.replace(/^(?:source_)/, '');
  return NAMED_KINDS.find(kind => rest.startsWith(`${kind}_`));
}

function thresholdOf(test: unknown): string | undefined {
  const warn = textOf(field(test, 'config', 'warn_if'));
  const error = textOf(field(test, 'config', 'error_if'));
  if (warn === undefined && error === undefined) return undefined;
  if (warn === error) return `fails if rows ${error}`;
  return [
    ...(warn === undefined ? [] : [`warns if rows ${warn}`]),
    ...(error === undefined ? [] : [`fails if rows ${error}`]),
  ].join(', ');
}
