import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { TAB_PATHS } from '../../products/entity/tabPaths';

const filter = { kind: 'dataproduct' };

const accessContent = EntityContentBlueprint.make({
  name: 'access',
  params: {
    path: TAB_PATHS.access,
    title: 'Access',
    filter,
    loader: () =>
      import('./ProductAccessContent').then(({ ProductAccessContent }) => (
        <ProductAccessContent />
      )),
  },
});

const accessCard = EntityCardBlueprint.make({
  name: 'access',
  params: {
    filter,
    type: 'info',
    loader: () =>
      import('./YourAccessCard').then(({ YourAccessCard }) => (
        <YourAccessCard />
      )),
  },
});

/** Access on the entity page of a data product. */
export const productAccessExtensions = [accessContent, accessCard];
