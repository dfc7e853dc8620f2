import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { ContractDocument } from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural, ToneChip } from '../../components';
import { safeUrl } from '../safeUrl';
import { useUrlState } from '../useUrlState';
import { StatusChip } from './StatusChip';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  name: { fontWeight: 600 },
  quiet: { color: theme.palette.text.secondary },
}));

/** Which contract this is: port, name, version, status and where it stands. */
export function ContractFacts(props: {
  document: ContractDocument;
  choice: ReactNode;
}) {
  const { document, choice } = props;
  const { contract, url, columnCount, apiVersion } = document;
  const [, change] = useUrlState();
  const classes = useStyles();
  const target = safeUrl(url);
  const file = url?.split(/[/\\]/).at(-1);
  return (
    <div className={classes.root}>
      {choice}
      <div className={classes.facts}>
        <span className={classes.name}>{contract?.name ?? contract?.id}</span>
        {document.version && (
          <ToneChip tone="neutral" title="Version of the contract">
            {document.version}
          </ToneChip>
        )}
        {document.status && <StatusChip status={document.status} />}
        <span className={classes.quiet}>
          {[
            apiVersion && `ODCS ${apiVersion}`,
            columnCount !== undefined && plural(columnCount, 'column'),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        {file &&
          (target ? (
            <Link to={target}>{file}</Link>
          ) : (
            <code title={url}>{file}</code>
          ))}
        {!document.current && (
          <>
            <ToneChip tone="caution">not the current version</ToneChip>
            <Button
              size="small"
              onClick={() => change({ revision: undefined, line: undefined })}
            >
              Show the current one
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
