import { useEffect, useId, useRef } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import {
  pointsWords,
  type QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { mutedColor, ToneChip } from '../../products/components';
import { SEVERITY_TONE, StateIcon } from '../components';
import { CheckDetails } from './CheckDetails';
import { ResultText } from './ResultText';

const useStyles = makeStyles(theme => ({
  item: {
    borderTop: `1px solid ${theme.palette.divider}`,
    // Below the header of the page.
    scrollMarginTop: theme.spacing(10),
  },
  // No background: muted text on it would be hard to read.
  chosen: { boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}` },
  row: {
    width: '100%',
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0.5),
    textAlign: 'left',
    font: 'inherit',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  text: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  name: { display: 'block', fontWeight: 600 },
  result: { display: 'block', color: mutedColor(theme) },
  effect: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    // Names of checks are long: on a narrow screen they need the row.
    [theme.breakpoints.down('xs')]: {
      flexDirection: 'column',
      alignItems: 'flex-end',
      gap: 2,
      '& > :first-child:not(:last-child)': { order: 1 },
    },
  },
  chevron: {
    fontSize: 20,
    flexShrink: 0,
    transition: theme.transitions.create('transform', { duration: 120 }),
    '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
  },
  turned: { transform: 'rotate(180deg)' },
}));

/** A check in the list: what became of it, and all about it on demand. */
export function CheckItem(props: {
  check: QualityCheck;
  open: boolean;
  /** The address names it: it is brought into sight. */
  chosen: boolean;
  onToggle: () => void;
}) {
  const { check, open, chosen, onToggle } = props;
  const classes = useStyles();
  const panelId = useId();
  const item = useRef<HTMLLIElement>(null);
  const atFirst = useRef(chosen);
  useEffect(() => {
    if (atFirst.current) item.current?.scrollIntoView?.({ block: 'start' });
  }, []);
  return (
    <li
      ref={item}
      className={`${classes.item} ${chosen ? classes.chosen : ''}`}
    >
      <ButtonBase
        className={classes.row}
        onClick={onToggle}
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        disableRipple
      >
        <StateIcon state={check.state} />
        <span className={classes.text}>
          <span className={classes.name}>{check.name}</span>
          <span className={classes.result}>
            <ResultText check={check} />
          </span>
        </span>
        <span className={classes.effect}>
          {check.effect === 'lowers' && check.severity && (
            <ToneChip tone={SEVERITY_TONE[check.severity]}>
              {check.severity}
            </ToneChip>
          )}
          {check.effect !== 'uncovered' && (
            <span>
              {check.effect === 'lowers'
                ? pointsWords(-check.lost)
                : pointsWords(check.gained)}
            </span>
          )}
        </span>
        <ExpandIcon
          aria-hidden
          className={`${classes.chevron} ${open ? classes.turned : ''}`}
        />
      </ButtonBase>
      {open && (
        <div id={panelId}>
          <CheckDetails check={check} />
        </div>
      )}
    </li>
  );
}
