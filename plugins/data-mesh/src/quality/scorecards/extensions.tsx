import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** The scorecards of the mesh, as a tab. */
export const scorecardsPage = SubPageBlueprint.make({
  name: 'scorecards',
  params: {
    path: 'scorecards',
    title: 'Scorecards',
    loader: () =>
      import('./ScorecardsContent').then(({ ScorecardsContent }) => (
        <ScorecardsContent />
      )),
  },
});
