import { mockCredentials } from '@backstage/backend-test-utils';
import { createMeshBackend } from '../harness/createMeshBackend';
import { trustCallers } from '../harness/createTestedBackend';
import { obeyParent, runChild } from '../harness/startChild';
import { generateQualityMesh } from './generateQualityMesh';
import { catchRoom, loadInside } from './insideRoom';
import { obeyOrder } from './obeyOrder';
import type { QualityBackendOptions } from './orders';

/** Who posts runs. */
const SENDER = mockCredentials.service();

/** The backend under test, in a process of its own. */
runChild(async (options: QualityBackendOptions) => {
  const caught = catchRoom();
  const { backend } = createMeshBackend(options, {
    entities: generateQualityMesh(options.products),
    kinds: ['DataProduct', 'Domain', 'Group', 'User'],
    dataMesh: {
      quality: {
        writers: [{ subject: SENDER.principal.subject, owners: 'all' }],
      },
    },
  });
  trustCallers(backend);
  backend.add(
    import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-dbt'),
  );
  await backend.start();
  const room = caught.room!;
  obeyParent(order => obeyOrder(room, loadInside(), order));
});
