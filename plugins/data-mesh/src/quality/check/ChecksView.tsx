import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import type {
  ProductQuality,
  QualityCheck,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  EmptyMessage,
  mutedColor,
  Notice,
  plural,
} from '../../products/components';
import { useUrlState } from '../../products/entity/useUrlState';
import { ScoreBadge } from '../components';
import { CheckFilterBar } from './CheckFilterBar';
import { filterChecks, readFilters } from './checkFilters';
import { CheckItem } from './CheckItem';
import { checkParam } from './checkParam';
import { groupChecks, inGroupOrder } from './groupChecks';

/** So many rows a browser shows at once without a delay. */
const ROWS = 50;

const useStyles = makeStyles(theme => ({
  port: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    margin: theme.spacing(2, 0, 0.5),
    '& h4': { fontSize: '1rem', fontWeight: 600, margin: 0 },
  },
  place: {
    margin: theme.spacing(1.5, 0, 0.5),
    fontSize: '0.875rem',
    fontWeight: 500,
    color: mutedColor(theme),
    overflowWrap: 'anywhere',
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  more: { marginTop: theme.spacing(2) },
}));

/**
 * All checks by port and column, what lowers the score most first. What is
 * looked for and looked at stands in the address.
 */
export function ChecksView(props: { quality: ProductQuality }) {
  const { quality } = props;
  const classes = useStyles();
  const [params, change] = useUrlState();
  const wanted = params.get('check') ?? undefined;
  const filters = readFilters(params);
  const found = inGroupOrder(filterChecks(quality.checks, filters));
  const at = found.findIndex(check => checkParam(check) === wanted);
  const [rows, setRows] = useState(ROWS);
  const shown = found.slice(0, Math.max(rows, at + 1));
  const [open, setOpen] = useState<ReadonlySet<string>>(
    new Set(wanted === undefined ? [] : [wanted]),
  );
  const toggle = (check: QualityCheck) => {
    const name = checkParam(check);
    const next = new Set(open);
    if (open.has(name)) next.delete(name);
    else next.add(name);
    setOpen(next);
    if (next.has(name)) change({ check: name, view: 'checks' });
    else if (name === wanted) change({ check: undefined, view: 'checks' });
  };
  return (
    <>
      <CheckFilterBar
        checks={quality.checks}
        filters={filters}
        change={change}
      />
      {wanted !== undefined && at < 0 && (
        <Notice tone="info">
          {quality.checks.some(check => checkParam(check) === wanted)
            ? 'The check of this address is left out by the filters.'
            : 'The check of this address is not among the checks any longer: it has not run for 30 days and its last result no longer holds, or the contract no longer has its rule.'}
        </Notice>
      )}
      <div role="status">
        {found.length === quality.checks.length
          ? plural(found.length, 'check')
          : `${found.length.toLocaleString('en')} of ${plural(
              quality.checks.length,
              'check',
            )}`}
      </div>
      {found.length === 0 && (
        <EmptyMessage
          icon={<SearchIcon />}
          title="No check is like that"
          description="Try fewer words, or clear the filters."
        />
      )}
      {groupChecks(shown).map(({ port, places }) => (
        <section key={port} aria-label={portTitle(quality, port)}>
          <div className={classes.port}>
            <h4>{portTitle(quality, port)}</h4>
            <PortScore quality={quality} port={port} />
          </div>
          {places.map(({ place, checks }) => (
            <div key={place}>
              {place !== '' && <h5 className={classes.place}>{place}</h5>}
              <ul className={classes.list}>
                {checks.map(check => (
                  <CheckItem
                    key={check.key}
                    check={check}
                    open={open.has(checkParam(check))}
                    chosen={checkParam(check) === wanted}
                    onToggle={() => toggle(check)}
                  />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {shown.length < found.length && (
        <Button
          className={classes.more}
          variant="outlined"
          onClick={() => setRows(shown.length + ROWS)}
        >
          Show {Math.min(ROWS, found.length - shown.length)} more of{' '}
          {plural(found.length, 'check')}
        </Button>
      )}
    </>
  );
}

function portTitle(quality: ProductQuality, port: string): string {
  const title = quality.ports.find(each => each.port === port)?.title;
  if (port === '') return 'The product as a whole';
  return title && title !== port ? `${title} (${port})` : port;
}

function PortScore(props: { quality: ProductQuality; port: string }) {
  const own = props.quality.ports.find(({ port }) => port === props.port);
  return own ? <ScoreBadge score={own.score} coverage={own.coverage} /> : null;
}
