import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** Results that belong to no product yet. */
export const unmatchedPage = SubPageBlueprint.make({
  name: 'unmatched',
  params: {
    path: 'unmatched',
    title: 'Unmatched results',
    loader: () =>
      import('./UnmatchedContent').then(({ UnmatchedContent }) => (
        <UnmatchedContent />
      )),
  },
});
