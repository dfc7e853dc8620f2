import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { DomainSummary } from '@backstage-data-mesh/plugin-data-mesh-common';
import { DomainLink, plural } from '../components';
import { UndeclaredChip } from './UndeclaredChip';

const useStyles = makeStyles(theme => ({
  row: {
    flex: 1,
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 160px 180px',
    alignItems: 'baseline',
    gap: theme.spacing(0.5, 2),
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  stacked: {
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontWeight: theme.typography.fontWeightBold as number,
    overflowWrap: 'anywhere',
  },
  description: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  aside: {
    fontSize: '0.875rem',
    overflowWrap: 'anywhere',
  },
}));

/** A domain in a list: title, what it is about, its products, its owner. */
export function DomainRow(props: {
  domain: DomainSummary;
  /** Everything below each other, for narrow places. */
  stacked?: boolean;
}) {
  const { domain, stacked } = props;
  const classes = useStyles();
  return (
    <div className={`${classes.row} ${stacked ? classes.stacked : ''}`}>
      <div>
        <div className={classes.title}>
          <DomainLink domainRef={domain.ref}>{domain.title}</DomainLink>
          {domain.declared === false && <UndeclaredChip />}
        </div>
        {domain.description && (
          <Typography
            variant="body2"
            color="textSecondary"
            className={classes.description}
          >
            {domain.description}
          </Typography>
        )}
      </div>
      <div className={classes.aside}>{describeCount(domain)}</div>
      <div className={classes.aside}>
        {domain.owner && (
          <EntityRefLink entityRef={domain.owner} defaultKind="group" />
        )}
      </div>
    </div>
  );
}

function describeCount({ productCount, totalProductCount }: DomainSummary) {
  const all = plural(totalProductCount, 'product');
  return totalProductCount > productCount && productCount > 0
    ? `${all}, ${productCount.toLocaleString('en')} its own`
    : all;
}
