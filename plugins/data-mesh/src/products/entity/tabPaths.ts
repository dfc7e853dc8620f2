import { useEntity } from '@backstage/plugin-catalog-react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useProductPath } from '../components';

/** Where the tabs stand below the entity page. */
export const TAB_PATHS = {
  contract: '/contract',
  lineage: '/lineage',
  problems: '/problems',
  access: '/access',
  quality: '/quality',
} as const;

/** The address of a tab of this entity page, or of another product's. */
export function useTabPath(): (
  tab: keyof typeof TAB_PATHS,
  params?: Record<string, string | undefined>,
  productRef?: string,
) => string {
  const { entity } = useEntity();
  const productPath = useProductPath();
  return (tab, params = {}, productRef = stringifyEntityRef(entity)) => {
    const given = Object.entries(params).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const query = new URLSearchParams(given).toString();
    return `${productPath(productRef)}${TAB_PATHS[tab]}${
      query ? `?${query}` : ''
    }`;
  };
}
