import { useId, type MutableRefObject } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { AccessRequest } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Verdict } from '../request/useDecide';
import { InboxRow } from './InboxRow';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    minHeight: 42,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  all: { margin: 0, flex: '1 1 auto', '& span': { fontSize: '0.875rem' } },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
}));

/** One page of what waits, with what can be done with several. */
export function InboxList(props: {
  requests: readonly AccessRequest[];
  current: string | undefined;
  selected: ReadonlySet<string>;
  rows: MutableRefObject<Map<string, HTMLButtonElement>>;
  onOpen: (id: string) => void;
  onSelect: (ids: readonly string[], selected: boolean) => void;
  onBatch: (verdict: Verdict) => void;
  /** To other pages; a page that is not there has none. */
  onFirst?: () => void;
  onNext?: () => void;
}) {
  const { requests, current, selected, rows } = props;
  const { onOpen, onSelect, onBatch, onFirst, onNext } = props;
  const classes = useStyles();
  const listId = useId();
  const ids = requests.map(({ id }) => id);
  const all = ids.every(id => selected.has(id));
  return (
    <>
      <div className={classes.bar} role="toolbar" aria-label="Several at once">
        <FormControlLabel
          className={classes.all}
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={all}
              indeterminate={!all && selected.size > 0}
              onChange={() => onSelect(ids, !all)}
              inputProps={{ 'aria-controls': listId }}
            />
          }
          label={
            selected.size > 0 ? `${selected.size} selected` : 'Select all here'
          }
        />
        {selected.size > 0 && (
          <>
            <Button
              size="small"
              color="primary"
              onClick={() => onBatch('approve')}
            >
              Approve …
            </Button>
            <Button
              size="small"
              color="primary"
              onClick={() => onBatch('reject')}
            >
              Reject …
            </Button>
          </>
        )}
      </div>
      <ul id={listId} className={classes.list} aria-label="Requests to decide">
        {requests.map(request => (
          <li key={request.id}>
            <InboxRow
              ref={row => {
                if (row) rows.current.set(request.id, row);
                else rows.current.delete(request.id);
              }}
              request={request}
              current={request.id === current}
              selected={selected.has(request.id)}
              onOpen={() => onOpen(request.id)}
              onSelect={on => onSelect([request.id], on)}
            />
          </li>
        ))}
      </ul>
      {(onFirst || onNext) && (
        <nav className={classes.pages} aria-label="Pages of the inbox">
          <Button size="small" disabled={!onFirst} onClick={onFirst}>
            Most urgent
          </Button>
          <Button size="small" disabled={!onNext} onClick={onNext}>
            Next
          </Button>
        </nav>
      )}
    </>
  );
}
