import { createEntityPresentationModule } from '@backstage-data-mesh/plugin-data-mesh';
import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './home';
import { navModule } from './nav';
import { personasModule } from './personas';

// Every other plugin is found through the dependencies in package.json.
export default createApp({
  features: [
    homeModule,
    navModule,
    personasModule,
    createEntityPresentationModule(),
  ],
});
