import { makeStyles } from '@material-ui/core/styles';
import type { AuditEntry } from '@backstage-data-mesh/plugin-data-mesh-common';
import { CopyButton } from '../../products/entity/CopyButton';
import { DetailList } from '../../products/entity/overview/DetailList';
import { ScrollRegion } from '../../products/entity/ScrollRegion';
import { formatMoment } from '../components';

const useStyles = makeStyles(theme => ({
  code: {
    margin: 0,
    fontFamily: 'Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  scroll: {
    maxHeight: 320,
    overflow: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  proof: { display: 'flex', alignItems: 'center', minWidth: 0 },
  hash: {
    minWidth: 0,
    fontFamily: 'Menlo, Consolas, "Liberation Mono", monospace',
    fontSize: '0.8125rem',
  },
}));

/** An entry as it stands in the log: what was recorded, and its proof. */
export function AuditEntryData(props: { entry: AuditEntry }) {
  const { entry } = props;
  const classes = useStyles();
  const hash = (value: string, label: string) => (
    <span className={classes.proof}>
      <span className={classes.hash}>{value}</span>
      <CopyButton text={value} label={label} />
    </span>
  );
  return (
    <DetailList
      items={[
        ['Number', entry.seq.toLocaleString('en')],
        [
          'Time',
          <time key="at" dateTime={entry.at}>
            {formatMoment(entry.at)} ({entry.at})
          </time>,
        ],
        ['Action', <code key="action">{entry.action}</code>],
        ['Actor', <code key="actor">{entry.actor}</code>],
        [
          'In place of',
          entry.onBehalfOf && <code key="for">{entry.onBehalfOf}</code>,
        ],
        [
          'Product',
          entry.product && <code key="product">{entry.product}</code>,
        ],
        [
          'Consumer',
          entry.consumer && <code key="consumer">{entry.consumer}</code>,
        ],
        [
          'Data',
          <ScrollRegion
            key="data"
            label={`Data of entry ${entry.seq}`}
            className={classes.scroll}
          >
            <pre className={classes.code}>
              {JSON.stringify(entry.data, null, 2)}
            </pre>
          </ScrollRegion>,
        ],
        ['Hash', hash(entry.hash, 'Copy the hash')],
        [
          'Hash before',
          hash(entry.previousHash, 'Copy the hash of the entry before'),
        ],
      ]}
    />
  );
}
