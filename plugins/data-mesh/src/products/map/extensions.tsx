import { SubPageBlueprint } from '@backstage/frontend-plugin-api';

/** The map of the mesh, a tab of the data mesh page. */
const mapPage = SubPageBlueprint.make({
  name: 'map',
  params: {
    path: 'map',
    title: 'Map',
    loader: () =>
      import('./MeshMapContent').then(({ MeshMapContent }) => (
        <MeshMapContent />
      )),
  },
});

export const mapExtensions = [mapPage];
