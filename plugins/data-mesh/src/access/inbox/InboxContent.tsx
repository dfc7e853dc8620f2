import { useEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import BackIcon from '@material-ui/icons/ArrowBack';
import DoneIcon from '@material-ui/icons/DoneAll';
import KeyboardIcon from '@material-ui/icons/Keyboard';
import type {
  AccessRequest,
  DecisionOutcome,
  Inbox,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  EmptyMessage,
  plural,
  refLabel,
  VisuallyHidden,
} from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { useUrlState } from '../../products/entity/useUrlState';
import type { DecisionHandle } from '../request/DecisionForm';
import type { Verdict } from '../request/useDecide';
import { useRequest } from '../request/useRequest';
import { BatchDialog } from './BatchDialog';
import {
  BatchOutcomes,
  batchWords,
  isDecided,
  type Batch,
} from './BatchOutcomes';
import { InboxDetail } from './InboxDetail';
import type { InboxCommand } from './inboxKeys';
import { InboxList } from './InboxList';
import { KeysDialog } from './KeysDialog';
import { neighbour, nextAfter } from './nextAfter';
import { TaskSection } from './TaskSection';
import { useDecided } from './useDecided';
import { useInbox } from './useInbox';
import { useInboxKeys } from './useInboxKeys';
import { useKeysEnabled } from './useKeysEnabled';

const useStyles = makeStyles(theme => ({
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
    '& h2:focus': { outline: 'none' },
  },
  split: {
    display: 'grid',
    gridTemplateColumns: 'minmax(260px, 340px) minmax(0, 1fr)',
    alignItems: 'start',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(3),
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  pane: { minWidth: 0 },
  detail: { minWidth: 0, padding: theme.spacing(2) },
}));

/** What waits for the reader to decide or to do. */
export function InboxContent() {
  const [params] = useUrlState();
  const inbox = useInbox(params.get('cursor') ?? undefined);
  return (
    <Answer result={inbox} what="The inbox" lines={8}>
      {data => <LoadedInbox inbox={data} />}
    </Answer>
  );
}

const DONE = {
  approve: 'Approved',
  reject: 'Rejected',
  delegate: 'Passed on',
} as const;

const nameOf = ({ product, consumer }: AccessRequest) =>
  `${product.title} for ${refLabel(consumer)}`;

function LoadedInbox(props: { inbox: Inbox }) {
  const { items, tasks, nextCursor } = props.inbox;
  const classes = useStyles();
  const theme = useTheme();
  const isNarrow = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const [params, change] = useUrlState();
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const detailHeading = useRef<HTMLHeadingElement>(null);
  const rows = useRef(new Map<string, HTMLButtonElement>());
  const decision = useRef<DecisionHandle>(null);
  const [announcement, setAnnouncement] = useState('');
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [batchVerdict, setBatchVerdict] = useState<Verdict>();
  const [batch, setBatch] = useState<Batch>();
  const [keysShown, setKeysShown] = useState(false);
  const [keysEnabled, setKeysEnabled] = useKeysEnabled();
  const [focusNext, setFocusNext] = useState<{ id: string | undefined }>();
  const { isLeft, markDecided } = useDecided();

  const requests = items.filter(isLeft);
  const ids = requests.map(({ id }) => id);
  const current = params.get('request') ?? undefined;
  const result = useRequest(current);
  const selected = new Set(ids.filter(id => checked.has(id)));

  // What is looked at stands in the address from the start: otherwise a more
  // urgent request that comes in would take its place under the reader's eyes.
  const first = ids[0];
  useEffect(() => {
    if (current === undefined && first !== undefined && !isNarrow) {
      change({ request: first });
    }
  }, [current, first, isNarrow, change]);

  // A page that was decided to its end leads back to the first.
  const isEmptyPage = requests.length === 0 && params.has('cursor');
  useEffect(() => {
    if (isEmptyPage) {
      change({ cursor: undefined });
    }
  }, [isEmptyPage, change]);

  useEffect(() => {
    if (focusNext) {
      const row = focusNext.id && rows.current.get(focusNext.id);
      (row || heading.current)?.focus();
      setFocusNext(undefined);
    }
  }, [focusNext]);

  const open = (id: string | undefined) => change({ request: id });
  const select = (changed: readonly string[], on: boolean) =>
    setChecked(before => {
      const after = new Set(before);
      changed.forEach(id => (on ? after.add(id) : after.delete(id)));
      return after;
    });
  const goOn = (done: readonly AccessRequest[], said: string) => {
    const doneIds = new Set(done.map(({ id }) => id));
    const left = requests.filter(({ id }) => !doneIds.has(id)).length;
    const next =
      current === undefined || doneIds.has(current)
        ? nextAfter(ids, doneIds, current)
        : current;
    markDecided(done);
    setAnnouncement(
      `${said}. ${left === 0 ? 'Nothing else waits here' : `${plural(left, 'request')} left here`}.`,
    );
    open(isNarrow ? undefined : next);
    setFocusNext({ id: next });
  };
  const afterBatch = (outcomes: DecisionOutcome[]) => {
    const decided = new Set(
      outcomes.filter(isDecided).map(({ requestId }) => requestId),
    );
    const done = requests.filter(({ id }) => decided.has(id));
    const all: Batch = {
      verdict: batchVerdict ?? 'approve',
      requests: requests.filter(({ id }) => selected.has(id)),
      outcomes,
    };
    setBatch(all);
    setBatchVerdict(undefined);
    select([...decided], false);
    goOn(done, batchWords(all));
  };

  const move = (step: 1 | -1) => {
    const next = neighbour(ids, current, step);
    if (next !== undefined) {
      open(next);
      rows.current.get(next)?.focus();
    }
  };
  const onCommand = (command: InboxCommand) => {
    const decide = (verdict: Verdict) => {
      if (selected.size > 0) {
        setBatchVerdict(verdict);
      } else if (result.data?.id !== current || !decision.current) {
        setAnnouncement('This request cannot be decided now.');
      } else if (verdict === 'approve') {
        decision.current.approve();
      } else {
        decision.current.beginReject();
      }
    };
    switch (command) {
      case 'next':
        return move(1);
      case 'previous':
        return move(-1);
      case 'open':
        return detailHeading.current?.focus();
      case 'select':
        return current !== undefined && ids.includes(current)
          ? select([current], !selected.has(current))
          : undefined;
      case 'help':
        return setKeysShown(shown => !shown);
      default:
        return decide(command);
    }
  };
  useInboxKeys(root, keysEnabled, onCommand);

  const showsList = !isNarrow || current === undefined;
  const showsDetail = current !== undefined;
  return (
    <section ref={root} aria-label="Approvals">
      <VisuallyHidden>
        <span role="status">{announcement}</span>
      </VisuallyHidden>
      {requests.length === 0 && <TaskSection tasks={tasks} />}
      <div className={classes.heading}>
        <Typography ref={heading} variant="h6" component="h2" tabIndex={-1}>
          {requests.length === 0 ? 'Requests' : 'Requests to decide'}
        </Typography>
        {requests.length > 0 && (
          <Button
            size="small"
            startIcon={<KeyboardIcon />}
            onClick={() => setKeysShown(true)}
          >
            Keys
          </Button>
        )}
      </div>
      {batch && (
        <BatchOutcomes batch={batch} onClose={() => setBatch(undefined)} />
      )}
      {requests.length === 0 && !showsDetail && <NothingWaits />}
      <div className={classes.split}>
        {showsList && requests.length > 0 && (
          <Paper variant="outlined" className={classes.pane}>
            <InboxList
              requests={requests}
              current={current}
              selected={selected}
              rows={rows}
              onOpen={open}
              onSelect={select}
              onBatch={setBatchVerdict}
              onFirst={
                params.has('cursor')
                  ? () => change({ cursor: undefined, request: undefined })
                  : undefined
              }
              onNext={
                nextCursor
                  ? () =>
                      change(
                        { cursor: nextCursor, request: undefined },
                        { push: true },
                      )
                  : undefined
              }
            />
          </Paper>
        )}
        {showsDetail && (
          <Paper variant="outlined" className={classes.detail}>
            {isNarrow && (
              <Button
                size="small"
                startIcon={<BackIcon />}
                onClick={() => {
                  open(undefined);
                  setFocusNext({ id: current });
                }}
              >
                All requests
              </Button>
            )}
            <InboxDetail
              ref={detailHeading}
              result={result}
              decision={decision}
              onDecided={(request, what) =>
                goOn([request], `${DONE[what]}: ${nameOf(request)}`)
              }
            />
          </Paper>
        )}
      </div>
      {requests.length > 0 && <TaskSection tasks={tasks} />}
      {batchVerdict && (
        <BatchDialog
          requests={requests.filter(({ id }) => selected.has(id))}
          verdict={batchVerdict}
          onDone={afterBatch}
          onClose={() => setBatchVerdict(undefined)}
        />
      )}
      <KeysDialog
        open={keysShown}
        enabled={keysEnabled}
        onEnable={setKeysEnabled}
        onClose={() => setKeysShown(false)}
      />
    </section>
  );
}

function NothingWaits() {
  return (
    <EmptyMessage
      icon={<DoneIcon />}
      title="Nothing waits for your decision"
      description="Requests for data products that you own, and steps that you are asked to decide, show up here by themselves."
    />
  );
}
