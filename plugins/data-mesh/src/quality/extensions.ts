import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { unmatchedPage } from './inbox/extensions';
import { scorecardsPage } from './scorecards/extensions';
import { tokensPage } from './tokens/extensions';

/** The pages about the quality of many products, in the order of tabs. */
export const meshQualityExtensions: ExtensionDefinition[] = [
  scorecardsPage,
  unmatchedPage,
  tokensPage,
];
