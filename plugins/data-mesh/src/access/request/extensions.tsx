import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** The page of one request, which has no tab. */
export const requestPage = SubPageBlueprint.make({
  name: 'request',
  params: {
    path: 'requests/:id',
    title: 'Request',
    loader: () =>
      import('./RequestContent').then(({ RequestContent }) => (
        <RequestContent />
      )),
  },
});
