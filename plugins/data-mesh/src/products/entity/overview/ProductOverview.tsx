import { EntityAboutCard } from '@backstage/plugin-catalog';
import { YourAccessCard } from '../../../access/product/YourAccessCard';
import { QualityCard } from '../../../quality/product/QualityCard';
import { FactsCard } from './FactsCard';
import { FlowCard } from './FlowCard';
import { OverviewLayout } from './OverviewLayout';
import { PortsCard } from './PortsCard';
import { ProblemsCard } from './ProblemsCard';
import { PurposeCard } from './PurposeCard';
import { SupportCard } from './SupportCard';

/** The whole overview, for the frontend system that has no card extensions. */
export function ProductOverview() {
  return (
    <OverviewLayout
      content={
        <>
          <ProblemsCard />
          <PurposeCard />
          <PortsCard />
          <FlowCard />
        </>
      }
      info={
        <>
          <YourAccessCard />
          <QualityCard />
          <FactsCard />
          <SupportCard />
          <EntityAboutCard />
        </>
      }
    />
  );
}
