import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import KeyIcon from '@material-ui/icons/VpnKeyOutlined';
import { TAB_PATHS, useTabPath } from '../../products/entity/tabPaths';

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

/** In the menu of the page's header, from whichever tab. */
const requestMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'request-access',
  params: {
    filter,
    icon: <KeyIcon fontSize="small" />,
    useProps: () => {
      const tabPath = useTabPath();
      return { title: 'Request access', href: tabPath('access') };
    },
  },
});

/** Stands first among the facts of the overview. */
export const accessCard = EntityCardBlueprint.make({
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
export const productAccessExtensions = [accessContent, requestMenuItem];
