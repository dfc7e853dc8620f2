import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

// Sign-in
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./personas/module'));

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

// Data mesh
backend.add(
  import('@backstage-data-mesh/plugin-catalog-backend-module-data-mesh'),
);
backend.add(import('@backstage-data-mesh/plugin-data-mesh-backend'));
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-provisioner-manual'),
);
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-provisioner-postgres'),
);
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-datacontract'),
);
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-dbt'),
);
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-files'),
);
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-great-expectations'),
);
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-openlineage'),
);
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-postgres'),
);
backend.add(
  import('@backstage-data-mesh/plugin-data-mesh-backend-module-quality-soda'),
);
backend.add(
  import('@backstage-data-mesh/plugin-search-backend-module-data-mesh'),
);
backend.add(import('./history/plugin'));

// Permissions
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./permissions/demoPolicy'));

// Search: its own engine for SQLite, full text search for PostgreSQL
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// What the rooms of the suite build on
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
