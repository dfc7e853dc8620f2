import { useId } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import KeyIcon from '@material-ui/icons/VpnKeyOutlined';
import type {
  Grant,
  ProductAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage, mutedColor, plural } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { Choice } from '../../products/entity/Choice';
import { SectionCard } from '../../products/entity/SectionCard';
import { useUrlState } from '../../products/entity/useUrlState';
import { LoadMore, usePages } from '../components';
import { GrantTable } from './GrantTable';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1),
  },
  muted: { color: mutedColor(theme), fontSize: '0.8125rem' },
  search: {
    minWidth: 240,
    '& input, & label': { fontSize: '0.875rem' },
  },
}));

/** A part of the grants that can be looked at. */
type Part = {
  id: string;
  title: string;
  option: string;
  query: { status?: Grant['status'][]; problems?: boolean };
  /** What to say when there are none. */
  empty: { title: string; description: string };
};

const LASTING: Part = {
  id: 'lasting',
  title: 'Who has access',
  option: 'Active and scheduled',
  query: { status: ['active', 'scheduled'] },
  empty: {
    title: 'Nobody has access',
    description: 'When a request is approved, who it is for stands here.',
  },
};

// Access that ended and may still work is among these only.
const PROBLEMS: Part = {
  id: 'problems',
  title: 'Access with problems',
  option: 'With problems',
  query: { problems: true },
  empty: {
    title: 'No problems',
    description: 'The platform gives, and no longer gives, what it should.',
  },
};

const ENDED: Part = {
  id: 'ended',
  title: 'Whose access ended',
  option: 'Ended',
  query: { status: ['ended'] },
  empty: {
    title: 'No access has ended',
    description: 'Expired and revoked access will stand here.',
  },
};

const PARTS = [LASTING, PROBLEMS, ENDED];

/**
 * Who has access to the product, for owners and overseers: for what, until
 * when, whether the platform really gives it, and what to do about it. Which
 * are shown stands in the address.
 */
export function AllGrants(props: {
  productRef: string;
  counts: ProductAccess['counts'];
}) {
  const { productRef, counts } = props;
  const classes = useStyles();
  const searchId = useId();
  const [params, change] = useUrlState();
  const part = PARTS.find(({ id }) => id === params.get('grants')) ?? LASTING;
  const search = params.get('consumer') ?? '';
  const show = (id: string) =>
    change({ grants: id === LASTING.id ? undefined : id });
  const { result, loadMore } = usePages<Grant>(
    ['product-grants', productRef, part.id],
    (client, signal, cursor) =>
      client.GET('/access/grants', {
        params: {
          query: {
            ...part.query,
            scope: 'all',
            product: productRef,
            limit: 50,
            cursor,
          },
        },
        signal,
      }),
  );
  return (
    <SectionCard title={part.title}>
      <div className={classes.bar}>
        <Choice
          label="Show"
          value={part.id}
          options={PARTS.map(({ id, option }) => ({
            value: id,
            label: option,
          }))}
          onChange={show}
        />
        <TextField
          id={searchId}
          className={classes.search}
          label="Find among those shown"
          type="search"
          size="small"
          variant="outlined"
          value={search}
          onChange={event => change({ consumer: event.target.value })}
        />
        {counts && (
          <span className={classes.muted}>
            {plural(counts.active, 'active grant')}
          </span>
        )}
        {counts && counts.unhealthy > 0 && part !== PROBLEMS && (
          <Button
            size="small"
            startIcon={<WarningIcon />}
            onClick={() => show(PROBLEMS.id)}
          >
            {counts.unhealthy.toLocaleString('en')} with problems
          </Button>
        )}
      </div>
      <Answer result={result} what="Who has access" lines={4}>
        {({ items, hasMore }) => {
          const found = items.filter(grant => isAbout(grant, search));
          return found.length > 0 ? (
            <GrantTable grants={found} />
          ) : (
            <EmptyMessage
              icon={<KeyIcon />}
              {...(items.length > 0 ? noneFound(hasMore) : part.empty)}
            />
          );
        }}
      </Answer>
      <LoadMore what="grants" busy={result.isPreviousData} onClick={loadMore} />
    </SectionCard>
  );
}

function noneFound(hasMore: boolean): Part['empty'] {
  return {
    title: 'None of those shown',
    description: hasMore
      ? 'Show more below, or search for something else.'
      : 'Search for something else.',
  };
}

/** Whether a grant has the text in its people, port, role or purpose. */
function isAbout(grant: Grant, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  return [
    grant.consumer,
    grant.requester,
    grant.port,
    grant.portTitle ?? '',
    grant.role ?? '',
    grant.purpose.title,
  ].some(part => part.toLocaleLowerCase('en-US').includes(wanted));
}
