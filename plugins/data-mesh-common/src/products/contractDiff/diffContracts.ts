import type { Contract, ContractChange } from '../../api/types';
import { DEFAULT_CLASSIFICATIONS } from '../entity';
import { bySeverity } from './change';
import { diffPeople, diffRoles } from './diffPeople';
import { diffSchemas } from './diffSchemas';
import { diffServers } from './diffServers';
import { diffServiceLevels } from './diffServiceLevels';
import {
  diffFundamentals,
  diffPrice,
  diffTerms,
  diffVersionPromise,
} from './diffTerms';

/** @public */
export type DiffContractsOptions = {
  /**
   * Classifications from open to closed, to tell raised from lowered;
   * {@link DEFAULT_CLASSIFICATIONS} when left out.
   */
  classifications?: readonly string[];
};

/**
 * Says what changed between two contracts, breaking changes first, then in
 * the order of the document.
 *
 * @remarks
 * What breaks follows the rules of the Data Contract CLI, so that both tools
 * give one verdict: a schema or property removed; a property that becomes
 * required or unique; a type changed; a bound or a quality limit tightened; a
 * quality rule, or a list of allowed values, added; an allowed value removed.
 *
 * Beyond them, what a consumer's connection depends on breaks too: a physical
 * name or the address of a server that changes, a server that goes. What
 * weakens an agreement without stopping anything is a warning: service
 * levels, roles, classification, limitations, price, deprecation, breaking
 * changes without a new major version.
 *
 * Schemas belong together by name or physical name, properties by path. A
 * renamed property is one removed and one added, with a hint at the other.
 *
 * @public
 */
export function diffContracts(
  before: Contract,
  after: Contract,
  options: DiffContractsOptions = {},
): ContractChange[] {
  const classifications = options.classifications ?? DEFAULT_CLASSIFICATIONS;
  const content = [
    ...diffFundamentals(before, after),
    ...diffTerms(before, after),
    ...diffServers(before.servers, after.servers),
    ...diffSchemas(before.schemas, after.schemas, classifications),
    ...diffServiceLevels(before.serviceLevels, after.serviceLevels),
    ...diffRoles(before.roles, after.roles),
    ...diffPrice(before, after),
    ...diffPeople(before, after),
  ];
  const breaking = content.filter(({ severity }) => severity === 'breaking');
  return bySeverity([
    ...diffVersionPromise(before, after, breaking.length),
    ...content,
  ]);
}
