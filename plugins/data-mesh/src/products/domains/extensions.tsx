import { SubPageBlueprint } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';

const domainsPage = SubPageBlueprint.make({
  name: 'domains',
  params: {
    path: 'domains',
    title: 'Domains',
    loader: () =>
      import('./DomainsContent').then(({ DomainsContent }) => (
        <DomainsContent />
      )),
  },
});

const entityDomainContent = EntityContentBlueprint.make({
  name: 'domain',
  params: {
    path: '/data-products',
    title: 'Data products',
    filter: { kind: 'domain' },
    loader: () =>
      import('./EntityDomainContent').then(({ EntityDomainContent }) => (
        <EntityDomainContent />
      )),
  },
});

/** The list of domains, and the products of a domain on its entity page. */
export const domainsExtensions = [domainsPage, entityDomainContent];
