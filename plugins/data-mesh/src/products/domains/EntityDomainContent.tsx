import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DomainDetails } from './DomainDetails';

/** The data products of a domain, for its entity page. */
export function EntityDomainContent() {
  const { metadata } = useEntity().entity;
  return (
    <DomainDetails
      namespace={(metadata.namespace ?? DEFAULT_NAMESPACE).toLocaleLowerCase(
        'en-US',
      )}
      name={metadata.name.toLocaleLowerCase('en-US')}
    />
  );
}
