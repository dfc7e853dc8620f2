import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { plural } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { useProduct } from '../../products/entity/queries';
import { SectionCard } from '../../products/entity/SectionCard';
import { useTabPath } from '../../products/entity/tabPaths';
import { RequestAccessButton } from '../ask/RequestAccess';
import { GrantStateChip, RequestLink, TimeLeft } from '../components';
import { accessByPort } from './accessByPort';
import { useProductAccess } from './useProductAccess';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(0, 0, 1.5),
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  text: { margin: theme.spacing(0, 0, 1.5) },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

/** Whether the reader has access, in a few words, on the overview. */
export function YourAccessCard() {
  const result = useProductAccess();
  const product = useProduct();
  const classes = useStyles();
  const tabPath = useTabPath();
  // What is not known yet is told by the cards beside it.
  if ((result.error && !result.data) || product.data?.ports.length === 0) {
    return null;
  }
  const ports = product.data?.ports ?? [];
  return (
    <SectionCard title="Your access">
      <Answer result={result} what="Your access" lines={2}>
        {access => {
          const having = accessByPort(ports, access).filter(
            ({ lasting, open }) => lasting.length + open.length > 0,
          );
          return (
            <>
              {having.length === 0 ? (
                <p className={classes.text}>You have no access yet.</p>
              ) : (
                <ul className={classes.list}>
                  {having.map(({ port, title, lasting, open }) => (
                    <li key={port}>
                      {lasting.map(grant => (
                        <div key={grant.id}>
                          {title} <GrantStateChip grant={grant} />{' '}
                          <TimeLeft prefix="until" endsAt={grant.endsAt} />
                        </div>
                      ))}
                      {open.map(request => (
                        <div key={request.id}>
                          {title}:{' '}
                          <RequestLink id={request.id}>
                            {request.kind === 'renewal' ? 'renewal' : 'access'}{' '}
                            asked for
                          </RequestLink>
                        </div>
                      ))}
                    </li>
                  ))}
                </ul>
              )}
              <div className={classes.actions}>
                {having.length === 0 && ports.length === 1 && (
                  <RequestAccessButton port={ports[0].name} prominent />
                )}
                <LinkButton
                  to={tabPath('access')}
                  size="small"
                  variant="outlined"
                  color="primary"
                >
                  {accessLinkText(having.length === 0, access.counts?.pending)}
                </LinkButton>
              </div>
            </>
          );
        }}
      </Answer>
    </SectionCard>
  );
}

function accessLinkText(none: boolean, pending: number | undefined): string {
  if (pending) return `Access (${plural(pending, 'open request')})`;
  return none ? 'All about access' : 'Connect, renew, give back';
}
