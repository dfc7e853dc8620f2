import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
  type EntityRelation,
} from '@backstage/catalog-model';
import type { EntityRelationSpec } from '@backstage/plugin-catalog-node';
import {
  consumedProducts,
  dataProductReferences,
  RELATION_CONSUMES_DATA_FROM,
  RELATION_PROVIDES_DATA_TO,
} from '@backstage-data-mesh/plugin-data-mesh-common';

type Pair = {
  forward: EntityRelation['type'];
  reverse: EntityRelation['type'];
};

const OWNERSHIP: Pair = {
  forward: RELATION_OWNED_BY,
  reverse: RELATION_OWNER_OF,
};
const MEMBERSHIP: Pair = {
  forward: RELATION_PART_OF,
  reverse: RELATION_HAS_PART,
};
const CONSUMPTION: Pair = {
  forward: RELATION_CONSUMES_DATA_FROM,
  reverse: RELATION_PROVIDES_DATA_TO,
};
const DEPENDENCY: Pair = {
  forward: RELATION_DEPENDS_ON,
  reverse: RELATION_DEPENDENCY_OF,
};

/**
 * The relations of a data product in both directions, each once. References
 * of a wrong kind make none, nor does a product that reads itself.
 *
 * @param options - `inputsOnly` leaves out owner, domain and system, which the
 *   catalog's model layer relates where it is in use
 */
export function productRelations(
  entity: Entity,
  options: { inputsOnly: boolean },
): EntityRelationSpec[] {
  const { owner, domain, system, inputs } = dataProductReferences(entity);
  const belonging: Array<[Pair, string | undefined, string[]]> = [
    [OWNERSHIP, owner, ['group', 'user']],
    [MEMBERSHIP, domain, ['domain']],
    [MEMBERSHIP, system, ['system']],
  ];
  const usage = inputs
    .filter(({ product, entity: source }) => !product || !source)
    .flatMap(
      ({
        product,
        entity: source,
      }): Array<[Pair, string | undefined, string[] | undefined]> => [
        [CONSUMPTION, product, ['dataproduct']],
        [DEPENDENCY, source, undefined],
      ],
    );
  return bothWays(entity, [...(options.inputsOnly ? [] : belonging), ...usage]);
}

/** The relations that a Component declares with `data-mesh/consumes`. */
export function consumerRelations(entity: Entity): EntityRelationSpec[] {
  return bothWays(
    entity,
    consumedProducts(entity).products.map(product => [
      CONSUMPTION,
      product,
      undefined,
    ]),
  );
}

function bothWays(
  entity: Entity,
  edges: Array<[Pair, string | undefined, string[] | undefined]>,
): EntityRelationSpec[] {
  const self = getCompoundEntityRef(entity);
  const selfRef = stringifyEntityRef(entity);
  const seen = new Set<string>();
  return edges.flatMap(([pair, targetRef, kinds]) => {
    const key = `${pair.forward} ${targetRef}`;
    if (!targetRef || targetRef === selfRef || seen.has(key)) {
      return [];
    }
    const target = parseEntityRef(targetRef);
    if (kinds && !kinds.includes(target.kind)) {
      return [];
    }
    seen.add(key);
    return [
      { source: self, type: pair.forward, target },
      { source: target, type: pair.reverse, target: self },
    ];
  });
}
