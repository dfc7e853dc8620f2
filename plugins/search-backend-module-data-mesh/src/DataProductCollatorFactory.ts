import { setImmediate as nextTurn } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  DATA_PRODUCT_KIND,
  isDataProductEntity,
  productReadPermission,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import { DATA_PRODUCT_DOCUMENT_TYPE, documentsOf } from './documents';

/**
 * Feeds Backstage search with data products, their ports and columns, straight
 * from the catalog, so that search works whether or not the registry is up.
 * What a user finds is decided per product by `data-mesh.product.read`.
 *
 * @public
 */
export class DataProductCollatorFactory implements DocumentCollatorFactory {
  readonly type = DATA_PRODUCT_DOCUMENT_TYPE;
  readonly visibilityPermission = productReadPermission;

  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      logger: LoggerService;
      /** As `dataMesh.contracts.maxBytes`; the reader's default when left out. */
      maxContractBytes?: number;
    },
  ) {}

  async getCollator(): Promise<Readable> {
    return Readable.from(this.collate());
  }

  private async *collate() {
    const { auth, catalog, logger, maxContractBytes } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    let products = 0;
    let documents = 0;
    for await (const page of catalog.streamEntities(
      { filter: { kind: DATA_PRODUCT_KIND }, pageSize: 100 },
      { credentials },
    )) {
      for (const entity of page) {
        if (!isDataProductEntity(entity)) {
          continue;
        }
        products += 1;
        for (const document of documentsOf(entity, { maxContractBytes })) {
          documents += 1;
          yield document;
        }
        // Parsing contracts is work: let requests in between products.
        await nextTurn();
      }
    }
    logger.debug(`Collated ${documents} documents of ${products} products`);
  }
}
