import type {
  AccessColumn,
  Contract,
  ContractProperty,
  ContractRole,
} from '../api/types';
import { listProperties } from '../products/contract/listProperties';

/**
 * The id of a column in requests and grants: its schema and its path.
 * @public
 */
export function columnId(schema: string, path: string): string {
  return `${schema}.${path}`;
}

/**
 * All columns of a contract in its order, each before those inside it.
 * @public
 */
export function accessColumns(contract: Contract): AccessColumn[] {
  return listProperties(contract).map(({ schema, property }) => ({
    id: columnId(schema.name, property.path),
    schema: schema.name,
    path: property.path,
    type: property.logicalType ?? property.physicalType,
    description: property.description,
    classification: classificationOf(property),
  }));
}

/**
 * The columns that a role of a contract gives; all of them without a role and
 * for a role that does not say.
 *
 * @remarks
 * A role names them with its `columns`, takes some away with its
 * `exceptColumns`, or both. Each is the id of a column, which stands for what
 * is inside that column too, or a pattern in which `*` stands for anything.
 * A column with something inside that the role does not give is not given as
 * a whole, but what else is inside it is.
 *
 * @public
 */
export function columnsOfRole(
  contract: Contract,
  role: Pick<ContractRole, 'columns' | 'exceptColumns'> | undefined,
): AccessColumn[] {
  const all = accessColumns(contract);
  const wanted = matching(all, role?.columns ?? ['*']);
  const except = matching(all, role?.exceptColumns ?? []);
  const isGiven = ({ id }: AccessColumn) => wanted.has(id) && !except.has(id);
  // Around each column that is not given nothing is given as a whole.
  const broken = new Set(
    all.filter(column => !isGiven(column)).flatMap(({ id }) => around(id)),
  );
  return all.filter(column => isGiven(column) && !broken.has(column.id));
}

/** Ids that a pattern stands for, with what is inside them. */
function matching(
  columns: readonly AccessColumn[],
  patterns: readonly string[],
): Set<string> {
  const matchers = patterns.map(toMatcher);
  const found = new Set<string>();
  // Each column comes before those inside it.
  for (const { id } of columns) {
    if (
      around(id).some(outer => found.has(outer)) ||
      matchers.some(matches => matches(id))
    ) {
      found.add(id);
    }
  }
  return found;
}

/** The ids that a column may be inside of, such as a and a.b for a.b[].c. */
function around(id: string): string[] {
  return [...id.matchAll(/[.[{]/g)].map(({ index }) => id.slice(0, index));
}

/**
 * Picks columns out of those that can be had, with what is inside them.
 *
 * @param wanted - Ids; all when left out
 * @returns The columns in the order of the contract, and ids that are none
 * @public
 */
export function selectColumns(
  available: readonly AccessColumn[],
  wanted: readonly string[] | undefined,
): { columns: AccessColumn[]; unknown: string[] } {
  if (!wanted) {
    return { columns: [...available], unknown: [] };
  }
  const ids = new Set(available.map(({ id }) => id));
  return {
    columns: available.filter(({ id }) =>
      wanted.some(each => each === id || isInside(id, each)),
    ),
    unknown: wanted.filter(each => !ids.has(each)),
  };
}

/**
 * Columns by schema, as grants keep them.
 * @public
 */
export function columnsBySchema(
  contract: Contract,
  columns: readonly AccessColumn[],
): Array<{ schema: string; physicalName?: string; paths: string[] }> {
  return contract.schemas.flatMap(({ name, physicalName }) => {
    const paths = columns
      .filter(column => column.schema === name)
      .map(column => column.path);
    return paths.length === 0 ? [] : [{ schema: name, physicalName, paths }];
  });
}

function classificationOf({
  classification,
}: ContractProperty): string | undefined {
  return classification?.toLocaleLowerCase('en-US');
}

/** Whether one column is inside another, such as a.b and a[].b in a. */
function isInside(id: string, outer: string): boolean {
  return id.startsWith(outer) && ['.', '[', '{'].includes(id[outer.length]);
}

/** Patterns hold no other wildcard than `*`, so they take linear time. */
function toMatcher(pattern: string): (id: string) => boolean {
  if (!pattern.includes('*')) {
    return id => id === pattern || isInside(id, pattern);
  }
  const parts = pattern.split('*');
  return id => {
    const first = parts[0];
    const last = parts[parts.length - 1];
    if (
      !id.startsWith(first) ||
      !id.endsWith(last) ||
      id.length < first.length + last.length
    ) {
      return false;
    }
    let at = first.length;
    const end = id.length - last.length;
    for (const part of parts.slice(1, -1)) {
      const found = id.indexOf(part, at);
      if (found < 0 || found + part.length > end) {
        return false;
      }
      at = found + part.length;
    }
    return true;
  };
}
