import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** Tokens with which results are sent. */
export const tokensPage = SubPageBlueprint.make({
  name: 'tokens',
  params: {
    path: 'tokens',
    title: 'Tokens for results',
    loader: () =>
      import('./TokensContent').then(({ TokensContent }) => <TokensContent />),
  },
});
