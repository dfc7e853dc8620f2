import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';

/** What the room "access" adds to the app; sub-pages in the order of tabs. */
export const accessExtensions: ExtensionDefinition[] = [];
