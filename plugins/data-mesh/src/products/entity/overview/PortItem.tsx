import { useId } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import { Link, LinkButton, MarkdownContent } from '@backstage/core-components';
import type { OutputPort } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  plural,
  ProblemCount,
  TechnologyLabel,
  ToneChip,
} from '../../components';
import { RequestAccessButton } from '../../../access/ask/RequestAccess';
import { StatusChip } from '../contract/StatusChip';
import { useTabPath } from '../tabPaths';
import { ConnectPanel } from './ConnectPanel';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    overflowWrap: 'anywhere',
  },
  name: {
    fontSize: '1rem',
    fontWeight: 600,
    margin: 0,
  },
  description: {
    margin: theme.spacing(0.5, 0),
    '& p': { margin: 0 },
  },
  contract: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    marginTop: theme.spacing(0.5),
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  panel: { paddingTop: theme.spacing(2) },
}));

/** One output port, with its contract and how to connect. */
export function PortItem(props: {
  port: OutputPort;
  open: boolean;
  onToggle: () => void;
}) {
  const { port, open, onToggle } = props;
  const classes = useStyles();
  const tabPath = useTabPath();
  const panelId = useId();
  // Without a version of the standard the file is no contract.
  const readable =
    port.contract?.hash !== undefined && port.contract.apiVersion !== undefined;
  return (
    <article aria-label={`Output port ${port.name}`}>
      <div className={classes.head}>
        <h4 className={classes.name}>{port.title ?? port.name}</h4>
        {port.title && port.title !== port.name && <code>{port.name}</code>}
        {port.version && <ToneChip tone="neutral">{port.version}</ToneChip>}
        {(port.technologies ?? []).map(technology => (
          <TechnologyLabel key={technology} technology={technology} />
        ))}
      </div>
      {port.description && (
        <MarkdownContent
          className={classes.description}
          content={port.description}
        />
      )}
      <ContractLine port={port} />
      <div className={classes.actions}>
        <RequestAccessButton port={port.name} />
        {port.contract && (
          <LinkButton
            to={tabPath('contract', { port: port.name })}
            variant="outlined"
            size="small"
            aria-label={`Contract of ${port.name}`}
          >
            Contract
          </LinkButton>
        )}
        {readable && (
          <Button
            size="small"
            variant="outlined"
            color="primary"
            onClick={onToggle}
            aria-expanded={open}
            aria-controls={panelId}
            aria-label={`How to connect to ${port.name}`}
            endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          >
            How to connect
          </Button>
        )}
      </div>
      <div id={panelId}>
        {open && readable && (
          <div className={classes.panel}>
            <ConnectPanel port={port.name} />
          </div>
        )}
      </div>
    </article>
  );
}

function ContractLine(props: { port: OutputPort }) {
  const { port } = props;
  const { contract } = port;
  const classes = useStyles();
  const tabPath = useTabPath();
  if (!contract) {
    return (
      <Typography variant="body2" color="textSecondary">
        Without a contract: nothing is promised about its form and its quality.
      </Typography>
    );
  }
  const problems = contract.problems ?? [];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <div className={classes.contract}>
      <Typography variant="body2" component="span" color="textSecondary">
        {summaryOf(contract)}
      </Typography>
      {contract.status && <StatusChip status={contract.status} />}
      {problems.length > 0 && (
        <Link to={tabPath('contract', { port: port.name })}>
          <ProblemCount
            problems={{ errors, warnings: problems.length - errors }}
          />
        </Link>
      )}
    </div>
  );
}

function summaryOf(contract: NonNullable<OutputPort['contract']>): string {
  if (!contract.hash) {
    return `The contract ${contract.source} could not be read`;
  }
  if (!contract.apiVersion) {
    return `The contract ${contract.source} cannot be understood`;
  }
  return [
    `Contract${contract.version ? ` ${contract.version}` : ''}`,
    contract.columnCount !== undefined &&
      plural(contract.columnCount, 'column'),
  ]
    .filter(Boolean)
    .join(', ');
}
