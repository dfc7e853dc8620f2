import { createCatalogModelLayer } from '@backstage/catalog-model/alpha';
import {
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  ANNOTATION_CONSUMES,
  ANNOTATION_CONTENT_HASH,
  ANNOTATION_DECLARATION_LINES,
  ANNOTATION_DECLARATION_PROBLEMS,
  DATA_MESH_API_VERSIONS,
  DATA_PRODUCT_KIND,
  dataProductSchema,
  RELATION_CONSUMES_DATA_FROM,
  RELATION_PROVIDES_DATA_TO,
} from '@backstage-data-mesh/plugin-data-mesh-common';

const [group] = DATA_MESH_API_VERSIONS[0].split('/');

/**
 * The kind DataProduct as a layer of the catalog's model: its schema, its
 * owner, domain and system, and the names of its relations and annotations.
 *
 * @remarks
 *
 * A layer cannot express references inside lists, so the relations of input
 * ports, and the contracts, still come from the package's default module.
 *
 * @alpha
 */
export const dataProductModelLayer = createCatalogModelLayer({
  layerId: 'data-mesh/kind-data-product',
  builder: model => {
    model.addKind({
      group,
      names: {
        kind: DATA_PRODUCT_KIND,
        singular: 'dataproduct',
        plural: 'dataproducts',
      },
      description:
        'Data that a domain offers to others as a product, with an owner, contracts and output ports',
      versions: [
        {
          name: DATA_MESH_API_VERSIONS.map(version => version.split('/')[1]),
          relationFields: [
            {
              selector: { path: 'spec.owner' },
              relation: RELATION_OWNED_BY,
              defaultKind: 'Group',
              allowedKinds: ['Group', 'User'],
            },
            {
              selector: { path: 'spec.domain' },
              relation: RELATION_PART_OF,
              defaultKind: 'Domain',
              allowedKinds: ['Domain'],
            },
            {
              selector: { path: 'spec.system' },
              relation: RELATION_PART_OF,
              defaultKind: 'System',
              allowedKinds: ['System'],
            },
          ],
          schema: { jsonSchema: dataProductSchema },
        },
      ],
    });
    model.updateRelationPair({
      fromKind: DATA_PRODUCT_KIND,
      toKind: ['Group', 'User'],
      forward: { type: RELATION_OWNED_BY },
      reverse: { type: RELATION_OWNER_OF },
    });
    model.updateRelationPair({
      fromKind: DATA_PRODUCT_KIND,
      toKind: ['Domain', 'System'],
      forward: { type: RELATION_PART_OF },
      reverse: { type: RELATION_HAS_PART },
    });
    model.addRelationPair({
      fromKind: [DATA_PRODUCT_KIND, 'Component'],
      toKind: DATA_PRODUCT_KIND,
      description: 'The flow of data from a product to who reads it',
      forward: {
        type: RELATION_CONSUMES_DATA_FROM,
        title: 'consumes data from',
      },
      reverse: { type: RELATION_PROVIDES_DATA_TO, title: 'provides data to' },
    });
    model.addAnnotation({
      name: ANNOTATION_CONSUMES,
      title: 'Consumed data products',
      description:
        'On a Component: references of the data products that it reads, separated by commas',
    });
    model.addAnnotation({
      name: ANNOTATION_CONTENT_HASH,
      title: 'Content hash',
      description:
        'On a processed DataProduct: SHA-256 of its content, to see what changed',
    });
    model.addAnnotation({
      name: ANNOTATION_DECLARATION_LINES,
      title: 'Lines of the declaration',
      description:
        'On a processed DataProduct: JSON object from field to line in the declaring file',
    });
    model.addAnnotation({
      name: ANNOTATION_DECLARATION_PROBLEMS,
      title: 'Problems of the declaration',
      description:
        'On a processed DataProduct: JSON array of the mistakes in its declaration',
    });
  },
});
