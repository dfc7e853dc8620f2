import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** The page of one grant, which has no tab. */
export const grantPage = SubPageBlueprint.make({
  name: 'grant',
  params: {
    path: 'grants/:id',
    title: 'Grant',
    loader: () =>
      import('./GrantContent').then(({ GrantContent }) => <GrantContent />),
  },
});
