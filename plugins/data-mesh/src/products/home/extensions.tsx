import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

const homeWidget = HomePageWidgetBlueprint.make({
  name: 'data-products',
  params: {
    // The name by which app-config places it on the home page.
    name: 'DataProducts',
    title: 'Data products',
    description: 'Search data products, and see which changed last',
    layout: {
      width: { minColumns: 4, defaultColumns: 6 },
      height: { minRows: 4, defaultRows: 8 },
    },
    components: () =>
      import('./HomeContent').then(({ HomeContent }) => ({
        Content: HomeContent,
      })),
  },
});

/** What the home page can show. */
export const homeExtensions = [homeWidget];
