import type {
  Contract,
  ContractProperty,
  ContractSchema,
} from '../../api/types';
import { checkKeyOf, type CheckResult } from '../results';
import { OWN_ENGINE, targetOf, type OwnRun } from './judgeOwnCheck';
import { keepsPromise, promisedFamily, type TypeFamily } from './typeFamily';

/**
 * A column as its platform has it.
 * @public
 */
export type PhysicalColumn = {
  name: string;
  /** As the platform says it. */
  type: string;
  /** Undefined for what can be compared with nothing. */
  family?: TypeFamily;
  /**
   * The format knows no types, so the text of a field may stand for anything:
   * whether it reads as what was promised, only its values tell.
   */
  untyped?: boolean;
};

/**
 * What was found of a schema.
 * @public
 */
export type FoundTable =
  | {
      columns: readonly PhysicalColumn[];
      /** Values of untyped columns that do not read as promised, by column. */
      misfits?: ReadonlyMap<string, number>;
    }
  | { missing: string }
  /** It is there, and could not be looked at. */
  | { unreadable: string }
  /** Nobody said which columns it has, or nobody asked. */
  | { untold: string };

const MAX_NAMED = 10;

/**
 * The column of a promised property, by its physical name; the case matters
 * only where it tells columns apart.
 * @public
 */
export function columnOf<T extends { name: string }>(
  columns: readonly T[],
  property: Pick<ContractProperty, 'name' | 'physicalName'>,
): T | undefined {
  const name = property.physicalName ?? property.name;
  const exact = columns.find(column => column.name === name);
  if (exact) return exact;
  const alike = columns.filter(
    column => column.name.toLowerCase() === name.toLowerCase(),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

/**
 * Whether a table has the columns and types that the contract promises: one
 * result per schema, the same check in every run, whatever it finds. Columns
 * that the contract does not know break nothing.
 * @public
 */
export function judgeSchema(
  contract: Contract,
  schema: ContractSchema,
  found: FoundTable,
  run: OwnRun,
): CheckResult {
  const promised = schema.properties.length;
  const frame: Omit<CheckResult, 'outcome'> = {
    engine: OWN_ENGINE,
    runId: run.runId,
    checkKey: checkKeyOf({
      engine: OWN_ENGINE,
      nativeId: 'schema',
      target: { product: run.product, port: run.port, schema: schema.name },
    }),
    name: `columns and types of ${schema.name}`,
    type: 'schema',
    target: targetOf(run, schema.name),
    dimension: 'conformity',
    threshold: 'every promised column, with its type',
    executedAt: run.now.toISOString(),
  };
  if ('missing' in found) {
    return { ...frame, outcome: 'fail', message: found.missing };
  }
  if ('unreadable' in found) {
    return { ...frame, outcome: 'error', message: found.unreadable };
  }
  if ('untold' in found || promised === 0) {
    return {
      ...frame,
      outcome: 'not_evaluated',
      message:
        'untold' in found ? found.untold : 'The contract promises no columns',
    };
  }
  const broken = schema.properties.flatMap(
    property => breach(contract, property, found) ?? [],
  );
  return {
    ...frame,
    outcome: broken.length === 0 ? 'pass' : 'fail',
    measured: { value: broken.length },
    message:
      broken.length === 0
        ? `All ${promised} columns are as promised`
        : listed(broken, promised),
  };
}

function breach(
  contract: Contract,
  property: ContractProperty,
  found: Extract<FoundTable, { columns: unknown }>,
): string | undefined {
  const column = columnOf(found.columns, property);
  if (!column) return `${property.path} is missing`;
  const family = promisedFamily(property);
  const misfits = found.misfits?.get(column.name) ?? 0;
  if (misfits > 0) {
    return `${property.path} is promised as ${said(property)}, and ${misfits} ${misfits === 1 ? 'value does' : 'values do'} not read so`;
  }
  return column.untyped ||
    keepsPromise(family, column.family) ||
    isTimeOfOld(contract, property, column)
    ? undefined
    : `${property.path} is promised as ${said(property)}, but is ${column.type}`;
}

/** Before version 3.1 the standard had no timestamp: it was a date as well. */
function isTimeOfOld(
  { apiVersion }: Contract,
  { logicalType, physicalType }: ContractProperty,
  column: PhysicalColumn,
): boolean {
  return (
    /^v?3\.0/.test(apiVersion) &&
    physicalType === undefined &&
    logicalType?.toLowerCase() === 'date' &&
    column.family === 'timestamp'
  );
}

function said({ logicalType, physicalType }: ContractProperty): string {
  return physicalType ?? logicalType ?? 'any type';
}

function listed(broken: string[], promised: number): string {
  const more = broken.length - MAX_NAMED;
  const named = broken.slice(0, MAX_NAMED).join('; ');
  const rest = more > 0 ? `; and ${more} more` : '';
  return `${broken.length} of ${promised} columns: ${named}${rest}`;
}
