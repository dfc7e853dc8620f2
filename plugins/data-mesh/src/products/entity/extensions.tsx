import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';

/** Tabs and cards of the DataProduct kind on the catalog's entity page. */
export const entityExtensions: ExtensionDefinition[] = [];
