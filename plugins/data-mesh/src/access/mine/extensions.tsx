import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** Requests and grants of the reader, a tab of the data mesh page. */
const myAccessPage = SubPageBlueprint.make({
  name: 'access',
  params: {
    path: 'access',
    title: 'My access',
    loader: () =>
      import('./MyAccessContent').then(({ MyAccessContent }) => (
        <MyAccessContent />
      )),
  },
});

export const myAccessExtensions = [myAccessPage];
