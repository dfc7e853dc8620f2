import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** How provisioning stands, as a tab for those who run the platform. */
export const provisioningPage = SubPageBlueprint.make({
  name: 'provisioning',
  params: {
    path: 'provisioning',
    title: 'Provisioning',
    loader: () =>
      import('./ProvisioningContent').then(({ ProvisioningContent }) => (
        <ProvisioningContent />
      )),
  },
});
