import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { TAB_PATHS } from '../../products/entity/tabPaths';

const filter = { kind: 'dataproduct' };

/** Whether a product can be trusted, and why: a tab of its page. */
export const qualityContent = EntityContentBlueprint.make({
  name: 'quality',
  params: {
    path: TAB_PATHS.quality,
    title: 'Quality',
    filter,
    loader: () =>
      import('./ProductQualityContent').then(({ ProductQualityContent }) => (
        <ProductQualityContent />
      )),
  },
});

/** Stands among the first facts of the overview. */
export const qualityCard = EntityCardBlueprint.make({
  name: 'quality',
  params: {
    filter,
    type: 'info',
    loader: () =>
      import('./QualityCard').then(({ QualityCard }) => <QualityCard />),
  },
});
