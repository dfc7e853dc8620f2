import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { auditPage } from './audit/extensions';
import { grantPage } from './grant/extensions';
import { approvalsPage } from './inbox/extensions';
import { myAccessExtensions } from './mine/extensions';
import { productAccessExtensions } from './product/extensions';
import { provisioningPage } from './provisioning/extensions';
import { requestPage } from './request/extensions';

/** What the room "access" adds to the app; sub-pages in the order of tabs. */
export const accessExtensions: ExtensionDefinition[] = [
  ...myAccessExtensions,
  approvalsPage,
  auditPage,
  provisioningPage,
  requestPage,
  grantPage,
  ...productAccessExtensions,
];
