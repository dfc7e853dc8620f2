import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** What waits for the reader, as a tab. */
export const approvalsPage = SubPageBlueprint.make({
  name: 'approvals',
  params: {
    path: 'approvals',
    title: 'Approvals',
    loader: () =>
      import('./InboxContent').then(({ InboxContent }) => <InboxContent />),
  },
});
