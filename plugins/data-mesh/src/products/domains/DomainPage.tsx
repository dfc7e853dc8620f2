import Breadcrumbs from '@material-ui/core/Breadcrumbs';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { domainsRouteRef } from '../../routes';
import { DomainLink, mutedColor } from '../components';
import { DomainDetails } from './DomainDetails';
import { UndeclaredChip } from './UndeclaredChip';
import { useDomain } from './useDomains';

const useStyles = makeStyles(theme => ({
  head: {
    marginBottom: theme.spacing(3),
    overflowWrap: 'anywhere',
  },
  above: {
    color: mutedColor(theme),
  },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 3),
    marginTop: theme.spacing(1),
  },
  description: {
    maxWidth: '80ch',
  },
}));

/** A domain: where it stands, what it is about, and what it holds. */
export function DomainPage() {
  const { namespace = '', name = '' } = useParams();
  const classes = useStyles();
  const domains = useRouteRef(domainsRouteRef)();
  const { data } = useDomain(namespace, name);
  const ref = `domain:${namespace}/${name}`;
  return (
    <article aria-label={data?.title ?? name}>
      <div className={classes.head}>
        <Breadcrumbs aria-label="Domains above" className={classes.above}>
          <Link to={domains}>Domains</Link>
          {data?.ancestors.map(ancestor => (
            <DomainLink key={ancestor.ref} domainRef={ancestor.ref}>
              {ancestor.title}
            </DomainLink>
          ))}
          <span aria-current="page">{data?.title ?? name}</span>
        </Breadcrumbs>
        <div className={classes.title}>
          <Typography variant="h4" component="h2">
            {data?.title ?? name}
          </Typography>
          {data?.declared === false && <UndeclaredChip />}
        </div>
        {data?.description && (
          <Typography className={classes.description}>
            {data.description}
          </Typography>
        )}
        <div className={classes.facts}>
          {data?.owner && (
            <span>
              Owned by{' '}
              <EntityRefLink entityRef={data.owner} defaultKind="group" />
            </span>
          )}
          {data?.declared && (
            <EntityRefLink entityRef={ref}>Open in the catalog</EntityRefLink>
          )}
        </div>
      </div>
      <DomainDetails namespace={namespace} name={name} />
    </article>
  );
}
