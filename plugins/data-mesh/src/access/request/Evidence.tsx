import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  AccessProduct,
  AccessTerms,
  DecisionEvidence,
  Grant,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural, useProductPath } from '../../products/components';
import { DetailList } from '../../products/entity/overview/DetailList';
import { TAB_PATHS } from '../../products/entity/tabPaths';
import { grantRouteRef } from '../../routes';
import {
  ColumnList,
  formatDay,
  GrantStateChip,
  hoursWords,
} from '../components';
import { Notice } from '../../products/components/Notice';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
  title: { fontWeight: 600 },
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    '& li': { overflowWrap: 'anywhere' },
  },
}));

/** What helps to decide, beyond what the requester says. */
export function Evidence(props: {
  evidence: DecisionEvidence;
  product: AccessProduct;
  port: string;
}) {
  const { evidence, product, port } = props;
  const classes = useStyles();
  const productPath = useProductPath();
  return (
    <div className={classes.root}>
      {evidence.contractChanged && (
        <Notice tone="caution">
          The contract has changed since this was asked
          {product.gone ? (
            '.'
          ) : (
            <>
              {': '}
              <Link
                to={`${productPath(product.ref)}${TAB_PATHS.contract}?${new URLSearchParams({ port })}`}
              >
                look at it as it is now
              </Link>{' '}
              before you decide.
            </>
          )}
        </Notice>
      )}
      <SensitiveColumns evidence={evidence} />
      <Terms terms={evidence.terms} />
      <Holdings evidence={evidence} />
      <Part title="How earlier requests ended">
        {precedentWords(evidence.precedents)}
      </Part>
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section aria-label={props.title}>
      <Typography variant="subtitle2" component="h3" className={classes.title}>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}

function SensitiveColumns(props: { evidence: DecisionEvidence }) {
  const { columns, columnCount } = props.evidence;
  const all =
    columnCount === undefined ? undefined : plural(columnCount, 'column');
  return (
    <Part title="Sensitive columns">
      {columns.length === 0 ? (
        <>
          None
          {all && ` among the ${all} asked for`}: nothing is more than internal.
        </>
      ) : (
        <>
          {columns.length}
          {all && ` of ${all}`} {columns.length === 1 ? 'is' : 'are'} more than
          internal:
          <ColumnList columns={columns} />
        </>
      )}
    </Part>
  );
}

function Terms(props: { terms: AccessTerms | undefined }) {
  const { terms } = props;
  if (!terms || Object.values(terms).every(text => !text)) {
    return null;
  }
  return (
    <Part title="Terms of the contract">
      <DetailList
        items={[
          ['Purpose', terms.purpose],
          ['Usage', terms.usage],
          ['Limitations', terms.limitations],
        ]}
      />
    </Part>
  );
}

function Holdings(props: { evidence: DecisionEvidence }) {
  const { holdings, holdingsTotal } = props.evidence;
  const classes = useStyles();
  const hidden = (holdingsTotal ?? holdings.length) - holdings.length;
  return (
    <Part title="What the consumer has already">
      {holdings.length === 0 && hidden <= 0 ? (
        'No access to any data product.'
      ) : (
        <ul className={classes.list}>
          {holdings.map(grant => (
            <li key={grant.id}>
              <Holding grant={grant} />
            </li>
          ))}
          {hidden > 0 && <li>{hidden} more</li>}
        </ul>
      )}
    </Part>
  );
}

function Holding(props: { grant: Grant }) {
  const { grant } = props;
  const grantPath = useRouteRef(grantRouteRef);
  return (
    <>
      <Link to={grantPath({ id: grant.id })}>
        {grant.product.title}, {grant.portTitle ?? grant.port}
      </Link>{' '}
      until {formatDay(grant.endsAt)} <GrantStateChip grant={grant} />
    </>
  );
}

/** How requests for the same port ended, in a sentence. */
export function precedentWords(
  precedents: DecisionEvidence['precedents'],
): string {
  const { approved, rejected, typicalHours } = precedents;
  if (approved + rejected === 0) {
    return 'This is the first request for this port to be decided.';
  }
  const time =
    typicalHours === undefined
      ? ''
      : `, half of them within ${hoursWords(typicalHours).replace('about ', '')}`;
  return `${approved} approved and ${rejected} rejected for this port${time}.`;
}
