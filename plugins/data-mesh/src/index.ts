/**
 * Pages, entity tabs and cards of the data mesh suite, for the new frontend
 * system. The old one is served by `./legacy`.
 *
 * @packageDocumentation
 */
import { createFrontendFeatureLoader } from '@backstage/frontend-plugin-api';
import { catalogGraphModule } from './modules/catalogGraphModule';
import { iconModule } from './modules/iconModule';
import { dataMeshPlugin } from './plugin';

/**
 * Everything that an app needs: the plugin, the kind's icon, and data flow in
 * the catalog graph. With `app.packages: all`, installing the package is
 * enough.
 *
 * @public
 */
export default createFrontendFeatureLoader({
  async loader() {
    return [dataMeshPlugin, iconModule, catalogGraphModule];
  },
});

export { AccessSidebarItem } from './access/inbox/AccessSidebarItem';
export { ApprovalsSidebarItem } from './access/inbox/ApprovalsSidebarItem';
export { useInboxCount } from './access/inbox/useInboxCount';
export type { InboxCounts } from './access/inbox/useInboxCount';
export { dataMeshApiRef } from './api';
export { createEntityPresentationModule } from './modules/entityPresentationModule';
export { dataMeshPlugin } from './plugin';
