import type { Contract, ContractProperty, Problem } from '../../api/types';
import { listProperties } from '../../products/contract';
import { expectedChecks } from '../expectations';
import type { ContractFacts } from './productShape';

const MAX_SCHEMAS = 200;
const MAX_TEXTS = 100;

/**
 * The facts of a port without a contract, or with one that cannot be read.
 * @public
 */
export function unreadContractFacts(options: {
  declared: boolean;
}): ContractFacts {
  return {
    declared: options.declared,
    readable: false,
    valid: false,
    errors: options.declared ? 1 : 0,
    warnings: 0,
    id: '',
    version: '',
    status: '',
    apiVersion: '',
    hasPurpose: false,
    hasUsage: false,
    hasLimitations: false,
    schemas: [],
    columns: 0,
    describedShare: 0,
    typedShare: 0,
    classifiedColumns: 0,
    semanticLinks: 0,
    linkedShare: 0,
    examples: 0,
    roles: [],
    servers: [],
    serviceLevels: [],
    supportChannels: 0,
    teamMembers: 0,
    promisedChecks: 0,
  };
}

/**
 * The facts of a contract; they follow from its text alone.
 *
 * @param problems - what is wrong with it
 * @public
 */
export function contractFacts(
  contract: Contract,
  problems: readonly Pick<Problem, 'severity'>[],
): ContractFacts {
  const columns = listProperties(contract).map(({ property }) => property);
  const described = columns.filter(hasDescription).length;
  const typed = columns.filter(column => filled(column.logicalType)).length;
  const linked = columns.filter(
    column => (column.links ?? []).length > 0 || filled(column.semanticType),
  );
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const checks = expectedChecks(contract, '');
  return {
    declared: true,
    readable: true,
    valid: errors === 0,
    errors,
    warnings: problems.length - errors,
    id: contract.id ?? '',
    version: contract.version ?? '',
    status: (contract.status ?? '').toLocaleLowerCase('en-US'),
    apiVersion: contract.apiVersion,
    hasPurpose: filled(contract.purpose),
    hasUsage: filled(contract.usage),
    hasLimitations: filled(contract.limitations),
    schemas: contract.schemas.slice(0, MAX_SCHEMAS).map(schema => {
      const own = listProperties({ ...contract, schemas: [schema] }).map(
        ({ property }) => property,
      );
      return {
        name: schema.name,
        physicalName: schema.physicalName ?? '',
        described: filled(schema.description),
        hasPrimaryKey: own.some(({ primaryKey }) => primaryKey !== undefined),
        columns: own.length,
        describedColumns: own.filter(hasDescription).length,
        promisedChecks: checks.filter(
          check => check.kind === 'rule' && check.schema === schema.name,
        ).length,
      };
    }),
    columns: columns.length,
    describedShare: share(described, columns.length),
    typedShare: share(typed, columns.length),
    classifiedColumns: columns.filter(column => filled(column.classification))
      .length,
    semanticLinks: count([
      contract.links,
      ...contract.schemas.map(schema => schema.links),
      ...columns.map(column => column.links),
    ]),
    linkedShare: share(linked.length, columns.length),
    examples: columns.filter(column => (column.examples ?? []).length > 0)
      .length,
    roles: contract.roles.slice(0, MAX_TEXTS).map(({ role }) => role),
    servers: contract.servers
      .slice(0, MAX_TEXTS)
      .map(({ type, environment }) => ({
        type: type.toLocaleLowerCase('en-US'),
        environment: environment ?? '',
      })),
    serviceLevels: [
      ...new Set(contract.serviceLevels.map(({ property }) => property)),
    ].slice(0, MAX_TEXTS),
    supportChannels: contract.support.length,
    teamMembers: contract.team.length,
    promisedChecks: checks.length,
  };
}

function hasDescription({ description }: ContractProperty): boolean {
  return filled(description);
}

function filled(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function share(part: number, all: number): number {
  return all === 0 ? 0 : part / all;
}

function count(lists: Array<unknown[] | undefined>): number {
  return lists.reduce((sum, each) => sum + (each?.length ?? 0), 0);
}
