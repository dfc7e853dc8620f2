import { Fragment, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import CollapseIcon from '@material-ui/icons/ExpandLess';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import { mutedColor, plural, ToneChip } from '../../products/components';
import { ScrollRegion } from '../../products/entity/ScrollRegion';
import { formatMoment } from '../components';
import {
  byUrgency,
  describeTarget,
  isPaused,
  type Target,
} from './describeTarget';

const useStyles = makeStyles(theme => ({
  scroll: {
    overflowX: 'auto',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  target: { overflowWrap: 'anywhere', verticalAlign: 'top', minWidth: 200 },
  error: { overflowWrap: 'anywhere', verticalAlign: 'top', minWidth: 240 },
  narrow: { verticalAlign: 'top', whiteSpace: 'nowrap' },
  muted: { color: mutedColor(theme), fontSize: '0.8125rem' },
  names: {
    margin: theme.spacing(1, 0),
    paddingLeft: theme.spacing(3),
    overflowWrap: 'anywhere',
  },
}));

/** The places in platforms where access is given, the troubled ones first. */
export function TargetTable(props: { targets: readonly Target[] }) {
  const classes = useStyles();
  const now = new Date();
  return (
    <Paper variant="outlined">
      <ScrollRegion
        label="Platforms, target by target"
        className={classes.scroll}
      >
        <Table size="small" aria-label="Targets">
          <TableHead>
            <TableRow>
              <TableCell>Target</TableCell>
              <TableCell>State</TableCell>
              <TableCell align="right">Grants</TableCell>
              <TableCell align="right">Due</TableCell>
              <TableCell>Last error</TableCell>
              <TableCell>Unknown names</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {byUrgency(props.targets, now).map(target => (
              <TargetRow key={target.target} target={target} now={now} />
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
    </Paper>
  );
}

function TargetRow(props: { target: Target; now: Date }) {
  const { target, now } = props;
  const { failingSince, pausedUntil, lastError, orphans = [] } = target;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const namesId = useId();
  const words = describeTarget(target, now);
  return (
    <Fragment>
      <TableRow>
        <TableCell component="th" scope="row" className={classes.target}>
          {target.target}
        </TableCell>
        <TableCell className={classes.narrow}>
          <ToneChip tone={words.tone}>{words.label}</ToneChip>
          {failingSince && (
            <div className={classes.muted}>
              since <Moment at={failingSince} />
            </div>
          )}
          {pausedUntil && isPaused(target, now) && (
            <div className={classes.muted}>
              tried again on <Moment at={pausedUntil} />
            </div>
          )}
        </TableCell>
        <TableCell className={classes.narrow} align="right">
          {target.grants.toLocaleString('en')}
        </TableCell>
        <TableCell className={classes.narrow} align="right">
          {target.due.toLocaleString('en')}
        </TableCell>
        <TableCell className={classes.error}>{lastError ?? 'None'}</TableCell>
        <TableCell className={classes.narrow}>
          {orphans.length === 0 ? (
            'None'
          ) : (
            <Button
              size="small"
              endIcon={open ? <CollapseIcon /> : <ExpandIcon />}
              aria-expanded={open}
              aria-controls={open ? namesId : undefined}
              aria-label={`${plural(orphans.length, 'unknown name')} in ${target.target}`}
              onClick={() => setOpen(!open)}
            >
              {plural(orphans.length, 'name')}
            </Button>
          )}
        </TableCell>
      </TableRow>
      {open && orphans.length > 0 && (
        <TableRow id={namesId}>
          <TableCell colSpan={6}>
            These names of the portal's stand in the platform, and no running
            grant explains them. What belongs to a grant that has ended is taken
            away once more. The others the portal leaves alone, since another
            installation may own them: take them away in the platform when none
            does.
            <ul className={classes.names}>
              {orphans.map(name => (
                <li key={name}>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </TableCell>
        </TableRow>
      )}
    </Fragment>
  );
}

function Moment(props: { at: string }) {
  return (
    <time dateTime={props.at} title={props.at}>
      {formatMoment(props.at)}
    </time>
  );
}
