import { useParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import HelpIcon from '@material-ui/icons/HelpOutline';
import LockIcon from '@material-ui/icons/LockOutlined';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { AccessRequestDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { SectionCard } from '../../products/entity/SectionCard';
import { accessRouteRef } from '../../routes';
import { Timeline } from '../audit/Timeline';
import {
  GrantStateChip,
  grantWords,
  PlanSteps,
  PurposeText,
  requestWords,
  RequestStateChip,
} from '../components';
import { GrantSummary } from '../grant/GrantSummary';
import { DecisionForm } from './DecisionForm';
import { Discussion } from './Discussion';
import { Evidence } from './Evidence';
import { RequestActions } from './RequestActions';
import { RequestFacts } from './RequestFacts';
import { useRequest } from './useRequest';

const useStyles = makeStyles(theme => ({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(2),
    '& h2': { overflowWrap: 'anywhere' },
  },
  layout: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 420px)',
    alignItems: 'start',
    gap: theme.spacing(2),
    [theme.breakpoints.down('md')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
  parts: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
}));

/** One request, with everything that its reader may know and do. */
export function RequestContent() {
  const { id = '' } = useParams();
  const result = useRequest(id);
  if (result.error?.name === 'NotAllowedError' && !result.data) {
    return (
      <EmptyMessage
        icon={<LockIcon />}
        title="This request is between others"
        description="Its requester, its consumer, those who decide it and those who oversee can read it."
      />
    );
  }
  return (
    <Answer
      result={result}
      what="The request"
      notFound={<NoSuchRequest />}
      lines={6}
    >
      {request => <LoadedRequest request={request} />}
    </Answer>
  );
}

function NoSuchRequest() {
  const accessPath = useRouteRef(accessRouteRef);
  return (
    <EmptyMessage
      icon={<HelpIcon />}
      title="There is no such request"
      description="It may have been asked for with another link, or you may not read its data product."
      action={<Link to={accessPath()}>To my access</Link>}
    />
  );
}

function LoadedRequest(props: { request: AccessRequestDetail }) {
  const { request } = props;
  const classes = useStyles();
  const { actions, evidence, grant } = request;
  const decides = actions.includes('approve') || actions.includes('reject');
  return (
    <article aria-labelledby="request-title">
      <div className={classes.header}>
        <Typography id="request-title" variant="h5" component="h2">
          {request.kind === 'renewal' ? 'Keep access to ' : 'Access to '}
          {request.product.title}
        </Typography>
        <RequestStateChip request={request} />
        {grant && <GrantStateChip grant={grant} />}
        <span>
          {grant ? grantWords(grant).sentence : requestWords(request).sentence}
        </span>
      </div>
      <div className={classes.layout}>
        <div className={classes.column}>
          <SectionCard title="What is asked for">
            <div className={classes.parts}>
              <PurposeText
                purpose={request.purpose}
                justification={request.justification}
              />
              <RequestFacts request={request} />
            </div>
          </SectionCard>
          {evidence && (
            <SectionCard title="To help decide">
              <Evidence
                evidence={evidence}
                product={request.product}
                port={request.port}
              />
            </SectionCard>
          )}
          {grant && (
            <SectionCard title="Access">
              <GrantSummary grant={grant} />
            </SectionCard>
          )}
          <SectionCard title="Questions and comments">
            <Discussion request={request} />
          </SectionCard>
        </div>
        <div className={classes.column}>
          {(decides || request.cannotDecide || actions.length > 0) && (
            <SectionCard title={decides ? 'Your decision' : 'What you can do'}>
              <DecisionForm request={request}>
                <RequestActions request={request} without={['ask']} />
              </DecisionForm>
            </SectionCard>
          )}
          <SectionCard title="Who decides">
            {request.steps.length === 0 ? (
              'Nobody had to: it was approved at once.'
            ) : (
              <PlanSteps steps={request.steps} />
            )}
          </SectionCard>
          <SectionCard title="What happened">
            <Timeline entries={request.timeline} />
          </SectionCard>
        </div>
      </div>
    </article>
  );
}
