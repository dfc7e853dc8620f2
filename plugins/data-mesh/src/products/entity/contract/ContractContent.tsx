import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import DescriptionIcon from '@material-ui/icons/DescriptionOutlined';
import PowerIcon from '@material-ui/icons/PowerOutlined';
import { LinkButton } from '@backstage/core-components';
import type {
  ContractDocument,
  OutputPort,
  Product,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  RequestAccessButton,
  RequestAccessDialog,
} from '../../../access/ask/RequestAccess';
import { EmptyMessage, ProblemList } from '../../components';
import { Answer, ProductUnknown } from '../Answer';
import { Choice } from '../Choice';
import { useContract, useProduct } from '../queries';
import { useTabPath } from '../tabPaths';
import { useUrlState } from '../useUrlState';
import { ContractFacts } from './ContractFacts';
import { ContractProblems } from './ContractProblems';
import { ContractText } from './ContractText';
import { SchemaView } from './SchemaView';
import { TermsView } from './TermsView';
import { VersionsView } from './VersionsView';
import { SectionCard } from '../SectionCard';

const VIEWS = [
  { id: 'schema', label: 'Schema' },
  { id: 'terms', label: 'Terms' },
  { id: 'text', label: 'Text' },
  { id: 'versions', label: 'Versions' },
] as const;

type View = (typeof VIEWS)[number]['id'];

/** What belongs to one port, and goes with it. */
const OF_PORT = {
  schema: undefined,
  column: undefined,
  q: undefined,
  classification: undefined,
  show: undefined,
  line: undefined,
  from: undefined,
  to: undefined,
  revision: undefined,
};

const useStyles = makeStyles(theme => ({
  tabs: {
    minHeight: 40,
    margin: theme.spacing(1, 0, 2),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  tab: { minHeight: 40, minWidth: 80, textTransform: 'none' },
}));

/**
 * The contracts of a product's output ports. The port and all that is looked
 * at stand in the address.
 */
export function ContractContent() {
  const result = useProduct();
  return (
    <SectionCard title="Contract">
      <Answer
        result={result}
        what="The product"
        lines={8}
        notFound={<ProductUnknown onRetry={result.refetch} />}
      >
        {product => <Ports product={product} />}
      </Answer>
      <RequestAccessDialog />
    </SectionCard>
  );
}

function Ports(props: { product: Product }) {
  const { ports } = props.product;
  const [params] = useUrlState();
  const wanted = params.get('port');
  const port =
    wanted === null
      ? (ports.find(({ contract }) => contract) ?? ports[0])
      : ports.find(({ name }) => name === wanted);
  if (ports.length === 0) {
    return (
      <EmptyMessage
        icon={<PowerIcon />}
        title="No output port, so no contract"
        description={
          <>
            Its owner can declare <code>outputPorts</code>, each with a{' '}
            <code>contract</code>: a path to an ODCS file beside the
            declaration.
          </>
        }
      />
    );
  }
  const choice = (
    <>
      {(ports.length > 1 || !port) && <PortChoice ports={ports} port={port} />}
      {port && <RequestAccessButton port={port.name} />}
    </>
  );
  return port ? (
    <PortContract key={port.name} port={port} choice={choice} />
  ) : (
    <>
      {choice}
      <EmptyMessage
        icon={<PowerIcon />}
        title={`There is no output port ${wanted}`}
      />
    </>
  );
}

function PortChoice(props: {
  ports: readonly OutputPort[];
  port: OutputPort | undefined;
}) {
  const { ports, port } = props;
  const [, change] = useUrlState();
  return (
    <Choice
      label={`Output port (${ports.length})`}
      value={port?.name ?? ''}
      options={[
        ...(port ? [] : [{ value: '', label: 'Choose a port' }]),
        // Of ports with one name, which is a mistake, the first is shown.
        ...[...new Map(ports.map(each => [each.name, each])).values()].map(
          ({ name, title }) => ({
            value: name,
            label: title && title !== name ? `${title} (${name})` : name,
          }),
        ),
      ]}
      onChange={name => change({ ...OF_PORT, port: name }, { push: true })}
    />
  );
}

function PortContract(props: { port: OutputPort; choice: ReactNode }) {
  const { port, choice } = props;
  const [params] = useUrlState();
  const revision = params.get('revision') ?? undefined;
  const readable = port.contract?.hash !== undefined;
  const result = useContract(readable ? port.name : undefined, revision);
  if (!port.contract) {
    return (
      <>
        {choice}
        <EmptyMessage
          icon={<DescriptionIcon />}
          title={`The port ${port.name} has no contract`}
          description={
            <>
              Nothing is promised about its form and quality. Its owner can name
              one with <code>contract</code>: a path to an ODCS file beside the
              declaration, or its address.
            </>
          }
        />
      </>
    );
  }
  if (!readable) {
    return (
      <>
        {choice}
        <EmptyMessage
          icon={<DescriptionIcon />}
          title={`The contract of ${port.name} could not be read`}
          description={
            <>
              It is declared as <code>{port.contract.source}</code>.
            </>
          }
        />
        <ProblemList problems={port.contract.problems ?? []} />
      </>
    );
  }
  return (
    <Answer
      result={result}
      what="The contract"
      lines={8}
      notFound={
        <>
          {choice}
          <NoRevision port={port.name} revision={revision} />
        </>
      }
    >
      {document => (
        <Document port={port.name} document={document} choice={choice} />
      )}
    </Answer>
  );
}

function NoRevision(props: { port: string; revision?: string }) {
  const tabPath = useTabPath();
  return (
    <EmptyMessage
      icon={<DescriptionIcon />}
      title={
        props.revision
          ? `There is no version ${props.revision}`
          : 'The registry does not have this contract yet'
      }
      action={
        <LinkButton
          variant="outlined"
          to={tabPath('contract', { port: props.port })}
        >
          Show the current contract
        </LinkButton>
      }
    />
  );
}

function Document(props: {
  port: string;
  document: ContractDocument;
  choice: ReactNode;
}) {
  const { port, document, choice } = props;
  const { contract, problems, text } = document;
  const [params, change] = useUrlState();
  const classes = useStyles();
  // A file that is no contract still has its text.
  const views = VIEWS.filter(
    ({ id }) => contract || id === 'text' || id === 'versions',
  );
  const view: View =
    views.find(({ id }) => id === params.get('view'))?.id ?? views[0].id;
  const line = Number(params.get('line')) || undefined;

  const content: Record<View, () => ReactNode> = {
    schema: () => contract && <SchemaView contract={contract} port={port} />,
    terms: () => contract && <TermsView contract={contract} />,
    text: () => <ContractText text={text} problems={problems} line={line} />,
    versions: () => <VersionsView port={port} />,
  };
  return (
    <>
      <ContractFacts document={document} choice={choice} />
      {problems.length > 0 && (
        <ContractProblems
          problems={problems}
          onShow={at =>
            change({ view: 'text', line: String(at) }, { push: true })
          }
        />
      )}
      <Tabs
        className={classes.tabs}
        value={view}
        onChange={(_, id) =>
          change({ view: id, line: undefined }, { push: true })
        }
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        aria-label="Parts of the contract"
      >
        {views.map(({ id, label }) => (
          <Tab
            key={id}
            value={id}
            label={label}
            className={classes.tab}
            id={`contract-tab-${id}`}
            aria-controls="contract-panel"
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id="contract-panel"
        aria-labelledby={`contract-tab-${view}`}
      >
        {content[view]()}
      </div>
    </>
  );
}
