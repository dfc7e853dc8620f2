import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogProcessor } from '@backstage/plugin-catalog-node';
import type { CatalogModuleOptions } from './config';
import { ContractProcessor } from './contracts/ContractProcessor';
import { DeclarationReader } from './declarations/DeclarationReader';
import { DataProductProcessor } from './products/DataProductProcessor';

/** The processors of the kind, in the order in which they have to run. */
export function createProcessors(environment: {
  integrations: ScmIntegrationRegistry;
  options: CatalogModuleOptions;
  reader: UrlReaderService;
}): CatalogProcessor[] {
  const { integrations, options, reader } = environment;
  const { locateAtUrls } = options;
  const declarations = new DeclarationReader({ reader, locateAtUrls });
  return [
    new ContractProcessor({
      declarations,
      context: { integrations, reader, options: options.contracts },
    }),
    new DataProductProcessor({ declarations, options }),
  ];
}
