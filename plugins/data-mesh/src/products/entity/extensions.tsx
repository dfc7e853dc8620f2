import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { TAB_PATHS } from './tabPaths';

/** Upper and lower case do not matter to the filter. */
const filter = { kind: 'dataproduct' };

const problemsCard = EntityCardBlueprint.make({
  name: 'problems',
  params: {
    filter,
    type: 'content',
    loader: () =>
      import('./overview/ProblemsCard').then(({ ProblemsCard }) => (
        <ProblemsCard />
      )),
  },
});

const purposeCard = EntityCardBlueprint.make({
  name: 'purpose',
  params: {
    filter,
    type: 'content',
    loader: () =>
      import('./overview/PurposeCard').then(({ PurposeCard }) => (
        <PurposeCard />
      )),
  },
});

const portsCard = EntityCardBlueprint.make({
  name: 'output-ports',
  params: {
    filter,
    type: 'content',
    loader: () =>
      import('./overview/PortsCard').then(({ PortsCard }) => <PortsCard />),
  },
});

const flowCard = EntityCardBlueprint.make({
  name: 'flow',
  params: {
    filter,
    type: 'content',
    loader: () =>
      import('./overview/FlowCard').then(({ FlowCard }) => <FlowCard />),
  },
});

const factsCard = EntityCardBlueprint.make({
  name: 'facts',
  params: {
    filter,
    type: 'info',
    loader: () =>
      import('./overview/FactsCard').then(({ FactsCard }) => <FactsCard />),
  },
});

const supportCard = EntityCardBlueprint.make({
  name: 'support',
  params: {
    filter,
    type: 'info',
    loader: () =>
      import('./overview/SupportCard').then(({ SupportCard }) => (
        <SupportCard />
      )),
  },
});

const overviewLayout = EntityContentLayoutBlueprint.make({
  name: 'data-product',
  params: {
    filter,
    loader: () =>
      import('./overview/CardsLayout').then(({ CardsLayout }) => CardsLayout),
  },
});

const contractContent = EntityContentBlueprint.make({
  name: 'contract',
  params: {
    path: TAB_PATHS.contract,
    title: 'Contract',
    filter,
    loader: () =>
      import('./contract/ContractContent').then(({ ContractContent }) => (
        <ContractContent />
      )),
  },
});

const lineageContent = EntityContentBlueprint.make({
  name: 'lineage',
  params: {
    path: TAB_PATHS.lineage,
    title: 'Lineage',
    filter,
    loader: () =>
      import('./lineage/LineageContent').then(({ LineageContent }) => (
        <LineageContent />
      )),
  },
});

const problemsContent = EntityContentBlueprint.make({
  name: 'problems',
  params: {
    path: TAB_PATHS.problems,
    title: 'Problems',
    filter,
    loader: () =>
      import('./problems/ProblemsContent').then(({ ProblemsContent }) => (
        <ProblemsContent />
      )),
  },
});

/** Tabs and cards of the DataProduct kind on the catalog's entity page. */
export const entityExtensions: ExtensionDefinition[] = [
  overviewLayout,
  problemsCard,
  purposeCard,
  portsCard,
  flowCard,
  factsCard,
  supportCard,
  contractContent,
  lineageContent,
  problemsContent,
];
