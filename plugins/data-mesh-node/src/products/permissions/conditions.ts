import { createConditionExports } from '@backstage/plugin-permission-node';
import { dataProductPermissionResourceRef } from './resource';
import {
  hasClassification,
  hasLifecycle,
  hasTag,
  inDomain,
  isOwner,
} from './rules';

/**
 * The rules for data products that come with the suite.
 * @public
 */
export const dataProductPermissionRules = {
  isOwner,
  hasClassification,
  inDomain,
  hasLifecycle,
  hasTag,
};

const exported = createConditionExports({
  resourceRef: dataProductPermissionResourceRef,
  rules: dataProductPermissionRules,
});

/**
 * Conditions for policy authors, one per rule.
 *
 * @example
 * Restricted products are for their owners only:
 * ```ts
 * createDataProductConditionalDecision(permission, {
 *   anyOf: [
 *     { not: dataProductConditions.hasClassification({ classifications: ['restricted'] }) },
 *     dataProductConditions.isOwner({ claims: user.info.ownershipEntityRefs }),
 *   ],
 * });
 * ```
 * @public
 */
export const dataProductConditions = exported.conditions;

/**
 * Wraps conditions into the decision that a permission policy returns for a
 * permission on data products.
 * @public
 */
export const createDataProductConditionalDecision =
  exported.createConditionalDecision;
