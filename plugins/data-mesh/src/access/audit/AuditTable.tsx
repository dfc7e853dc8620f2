import { Fragment, useId, useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import CollapseIcon from '@material-ui/icons/ExpandLess';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { AuditEntry } from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, VisuallyHidden } from '../../products/components';
import { ScrollRegion } from '../../products/entity/ScrollRegion';
import { grantRouteRef, requestRouteRef } from '../../routes';
import { formatMoment, PersonLink } from '../components';
import { AuditEntryData } from './AuditEntryData';
import { AuditSentenceText } from './AuditSentenceText';
import { describeAuditEntry } from './describeAuditEntry';

const useStyles = makeStyles(theme => ({
  scroll: {
    overflowX: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  cell: { overflowWrap: 'anywhere', verticalAlign: 'top', minWidth: 120 },
  what: { overflowWrap: 'anywhere', verticalAlign: 'top', minWidth: 260 },
  narrow: { verticalAlign: 'top', width: 1, whiteSpace: 'nowrap' },
  comment: {
    margin: theme.spacing(0.5, 0, 0),
    color: mutedColor(theme),
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
}));

/** Entries of the log, each with its record to be unfolded. */
export function AuditTable(props: { entries: readonly AuditEntry[] }) {
  const classes = useStyles();
  return (
    <Paper variant="outlined">
      <ScrollRegion label="Entries of the audit log" className={classes.scroll}>
        <Table size="small" aria-label="Audit log">
          <TableHead>
            <TableRow>
              <TableCell>
                <VisuallyHidden>Record</VisuallyHidden>
              </TableCell>
              <TableCell>Time</TableCell>
              <TableCell>What happened</TableCell>
              <TableCell>Data product</TableCell>
              <TableCell>Consumer</TableCell>
              <TableCell>About</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {props.entries.map(entry => (
              <AuditRow key={entry.seq} entry={entry} />
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
    </Paper>
  );
}

function AuditRow(props: { entry: AuditEntry }) {
  const { entry } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const dataId = useId();
  const { parts, comment } = describeAuditEntry(entry);
  const requestPath = useRouteRef(requestRouteRef);
  const grantPath = useRouteRef(grantRouteRef);
  return (
    <Fragment>
      <TableRow>
        <TableCell className={classes.narrow} padding="checkbox">
          <IconButton
            size="small"
            aria-expanded={open}
            aria-controls={open ? dataId : undefined}
            aria-label={`Record ${entry.seq}`}
            onClick={() => setOpen(!open)}
          >
            {open ? <CollapseIcon /> : <ExpandIcon />}
          </IconButton>
        </TableCell>
        <TableCell className={classes.narrow}>
          <time dateTime={entry.at} title={entry.at}>
            {formatMoment(entry.at)}
          </time>
        </TableCell>
        <TableCell className={classes.what}>
          <AuditSentenceText parts={parts} />
          {comment && <p className={classes.comment}>{comment}</p>}
        </TableCell>
        <TableCell className={classes.cell}>
          {entry.product && <PersonLink entityRef={entry.product} hideIcon />}
        </TableCell>
        <TableCell className={classes.cell}>
          {entry.consumer && <PersonLink entityRef={entry.consumer} hideIcon />}
        </TableCell>
        <TableCell className={classes.narrow}>
          {entry.requestId && (
            <Link to={requestPath({ id: entry.requestId })}>Request</Link>
          )}
          {entry.requestId && entry.grantId && ', '}
          {entry.grantId && (
            <Link to={grantPath({ id: entry.grantId })}>Grant</Link>
          )}
        </TableCell>
      </TableRow>
      {open && (
        <TableRow id={dataId}>
          <TableCell />
          <TableCell colSpan={5}>
            <AuditEntryData entry={entry} />
          </TableCell>
        </TableRow>
      )}
    </Fragment>
  );
}
