import {
  completeReference,
  DATA_PRODUCT_KIND,
  type RelationName,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { describeTarget } from './describeTarget';
import type { Fit, MatchIndex, PortEntry } from './MatchIndex';
import type { WholeTarget } from './targetKey';

/** Where somebody said that a target belongs. */
export type KnownMapping = { product: string; port: string; schema?: string };

/** Where results belong. */
export type Home = {
  /** Full entity reference. */
  product: string;
  /** Left out for what is about the product as a whole. */
  port?: string;
  /** Schema object of the contract. */
  schema?: string;
  /** Of the contract of the port. */
  hash?: string;
};

/** Where results belong, or why that cannot be said. */
export type TargetMatch = (Home & { reason?: undefined }) | { reason: string };

/**
 * Decides to which port results belong, by the first of these that says
 * anything: what somebody mapped, the product that the team wrote into the
 * engine, the id of the contract, the name of the relation. Of several ports
 * that fit, none is taken.
 */
export function matchTarget(
  index: MatchIndex,
  target: WholeTarget,
  mapping?: KnownMapping,
): TargetMatch {
  return (
    byMapping(index, target, mapping) ??
    byProduct(index, target) ??
    byContract(index, target) ??
    byRelation(index, target) ?? {
      reason:
        'The artifact does not say what was checked. Send what belongs to it along, such as the manifest of dbt.',
    }
  );
}

function byMapping(
  index: MatchIndex,
  target: WholeTarget,
  mapping: KnownMapping | undefined,
): TargetMatch | undefined {
  const entry =
    mapping &&
    index.portsOf(mapping.product)?.find(({ port }) => port === mapping.port);
  return entry && homeAt(entry, target, mapping.schema);
}

function byProduct(
  index: MatchIndex,
  target: WholeTarget,
): TargetMatch | undefined {
  const { productRef, port, contractId, physicalName } = target;
  if (productRef === undefined) {
    return undefined;
  }
  const product = completeReference(productRef, {
    defaultKind: DATA_PRODUCT_KIND,
  });
  const ports = product === undefined ? undefined : index.portsOf(product);
  if (product === undefined || !ports) {
    // Tools write ids of their own there; the contract may still say it.
    return contractId !== undefined && index.withContract(contractId).length > 0
      ? undefined
      : {
          reason: `"${productRef}" is no data product, or belongs to another owner`,
        };
  }
  if (port !== undefined) {
    const entry = withName(ports, port);
    return entry
      ? homeAt(entry, target)
      : { reason: `${product} has no output port "${port}"` };
  }
  const fitting = ports.filter(
    entry =>
      (contractId !== undefined &&
        entry.facts?.id === contractId.toLowerCase()) ||
      (physicalName !== undefined && hasTable(entry, physicalName)),
  );
  if (fitting.length === 1) {
    return homeAt(fitting[0], target);
  }
  const saysMore = contractId !== undefined || physicalName !== undefined;
  return ports.length === 1 && !saysMore
    ? homeAt(ports[0], target)
    : { product };
}

function byContract(
  index: MatchIndex,
  target: WholeTarget,
): TargetMatch | undefined {
  const { contractId, port, schema, physicalName } = target;
  if (contractId === undefined) {
    return undefined;
  }
  const entries = index.withContract(contractId);
  if (entries.length === 0) {
    return {
      reason: `No output port has a contract with the id "${contractId}", or it belongs to another owner`,
    };
  }
  const named = port === undefined ? undefined : withName(entries, port);
  const fitting = [
    entries,
    named ? [named] : entries,
    entries.filter(entry => physicalName && hasTable(entry, physicalName)),
    entries.filter(entry => schemaOf(entry, schema) !== undefined),
  ].find(list => list.length === 1);
  return fitting ? homeAt(fitting[0], target) : severalPorts(entries);
}

function byRelation(
  index: MatchIndex,
  target: WholeTarget,
): TargetMatch | undefined {
  const { physicalName, port } = target;
  if (physicalName === undefined) {
    return target.port === undefined && target.schema === undefined
      ? undefined
      : {
          reason: `${describeTarget(target)} alone does not say of which product`,
        };
  }
  const all = index.fits(physicalName);
  const named = all.filter(
    ({ entry }) => entry.port.toLowerCase() === port?.toLowerCase(),
  );
  const fits = named.length > 0 ? named : all;
  // A port whose server agrees comes before one that does not say where its
  // data is.
  const placed = fits.filter(({ agreed }) => agreed > 0);
  const best: readonly Fit[] = placed.length > 0 ? placed : fits;
  if (best.length === 1) {
    return homeAt(best[0].entry, target, best[0].schema);
  }
  return best.length > 1
    ? severalPorts(best.map(({ entry }) => entry))
    : { reason: nothingFits(index, target, physicalName) };
}

/** The place of a target at a port. */
export function homeAt(
  entry: PortEntry,
  target: WholeTarget,
  schema?: string,
): Home {
  return {
    product: entry.product,
    port: entry.port,
    schema: schema ?? schemaWithin(entry, target),
    hash: entry.hash,
  };
}

/** The schema object that is meant, whatever database it was checked in. */
function schemaWithin(
  entry: PortEntry,
  { schema, physicalName }: WholeTarget,
): string | undefined {
  const schemas = entry.facts?.schemas ?? [];
  if (schema === undefined && physicalName === undefined) {
    return schemas.length === 1 ? schemas[0].name : undefined;
  }
  return schemaOf(entry, schema) ?? schemaOf(entry, physicalName?.table);
}

function schemaOf(
  { facts }: PortEntry,
  name: string | undefined,
): string | undefined {
  const lower = name?.toLowerCase();
  const schemas = facts?.schemas ?? [];
  return (
    schemas.find(schema => schema.name.toLowerCase() === lower) ??
    schemas.find(schema => schema.table === lower)
  )?.name;
}

function hasTable(entry: PortEntry, { table }: RelationName): boolean {
  return schemaOf(entry, table) !== undefined;
}

function withName(
  entries: readonly PortEntry[],
  port: string,
): PortEntry | undefined {
  return (
    entries.find(entry => entry.port === port) ??
    entries.find(entry => entry.port.toLowerCase() === port.toLowerCase())
  );
}

const MOST_NAMED = 3;

function severalPorts(entries: readonly PortEntry[]): TargetMatch {
  const names = entries.map(({ product, port }) => `${port} of ${product}`);
  const more = names.length - MOST_NAMED;
  return {
    reason: `Fits ${names.length} ports: ${names.slice(0, MOST_NAMED).join(', ')}${
      more > 0 ? ` and ${more} more` : ''
    }`,
  };
}

function nothingFits(
  index: MatchIndex,
  target: WholeTarget,
  { table }: RelationName,
): string {
  const [near] = index.namesakes(table);
  if (!near) {
    return `No contract promises ${describeTarget(target)}`;
  }
  const { entry, relation } = near;
  const { platform, host, database, namespace } = relation;
  const place = [host ?? platform, database, namespace, relation.table];
  return `No contract promises it there: port ${entry.port} of ${entry.product} has it as ${place
    .filter(Boolean)
    .join('.')}`;
}
