import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { AuditEntry } from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  mutedColor,
  toneColors,
  type Tone,
} from '../../products/components';
import { AuditEntryData } from './AuditEntryData';
import { AuditSentenceText } from './AuditSentenceText';
import { describeAuditEntry } from './describeAuditEntry';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    gap: theme.spacing(0, 1),
    paddingBottom: theme.spacing(1.5),
    // A line from entry to entry.
    backgroundImage: `linear-gradient(${theme.palette.divider}, ${theme.palette.divider})`,
    backgroundSize: '2px 100%',
    backgroundPosition: '7px 8px',
    backgroundRepeat: 'no-repeat',
    '&:last-child': { backgroundImage: 'none', paddingBottom: 0 },
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 1),
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  muted: { color: mutedColor(theme) },
  comment: {
    margin: theme.spacing(0.5, 0, 0),
    paddingLeft: theme.spacing(1.5),
    borderLeft: `3px solid ${theme.palette.divider}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  more: {
    textTransform: 'none',
    padding: theme.spacing(0, 0.5),
    minWidth: 0,
    lineHeight: 1.43,
  },
  data: { marginTop: theme.spacing(1) },
}));

const useDotStyles = makeStyles<Theme, { tone: Tone }>(theme => ({
  dot: ({ tone }) => ({
    width: 12,
    height: 12,
    marginTop: 4,
    marginLeft: 2,
    borderRadius: '50%',
    border: `2px solid ${toneColors(theme, tone).color}`,
    backgroundColor: toneColors(theme, tone).backgroundColor,
  }),
}));

/** What happened, step by step, as the audit log has it; oldest first. */
export function Timeline(props: { entries: readonly AuditEntry[] }) {
  const classes = useStyles();
  return (
    <ol className={classes.list} aria-label="What happened">
      {props.entries.map(entry => (
        <TimelineEntry key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

function TimelineEntry(props: { entry: AuditEntry }) {
  const { entry } = props;
  const classes = useStyles();
  const dataId = useId();
  const [open, setOpen] = useState(false);
  const { parts, comment, tone } = describeAuditEntry(entry);
  const dot = useDotStyles({ tone });
  return (
    <li className={classes.entry}>
      <span className={dot.dot} aria-hidden />
      <div>
        <div className={classes.line}>
          <span>
            <AuditSentenceText parts={parts} />
          </span>
          <span className={classes.muted}>
            <Age date={entry.at} />
          </span>
          <Button
            size="small"
            className={classes.more}
            aria-expanded={open}
            aria-controls={dataId}
            aria-label={`${open ? 'Hide record' : 'Record'} ${entry.seq}`}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide record' : 'Record'}
          </Button>
        </div>
        {comment && <p className={classes.comment}>{comment}</p>}
        <div id={dataId} hidden={!open} className={classes.data}>
          {open && <AuditEntryData entry={entry} />}
        </div>
      </div>
    </li>
  );
}
