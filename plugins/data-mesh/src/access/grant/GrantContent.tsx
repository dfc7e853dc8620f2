import { useParams } from 'react-router-dom';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import HelpIcon from '@material-ui/icons/HelpOutline';
import LockIcon from '@material-ui/icons/LockOutlined';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { GrantDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { CodeText, EmptyMessage } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { SectionCard } from '../../products/entity/SectionCard';
import { accessRouteRef } from '../../routes';
import { Timeline } from '../audit/Timeline';
import {
  ConnectGuideView,
  GrantActions,
  GrantStateChip,
  grantWords,
} from '../components';
import { AgreementDownload } from './AgreementDownload';
import { GrantFacts } from './GrantFacts';
import { GrantNotices } from './GrantNotices';
import { isUsable } from './GrantSummary';
import { Members } from './Members';
import { ForeignAccess, PlatformItems } from './PlatformItems';
import { TaskCard } from './TaskCard';
import { useGrant } from './useGrant';

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
  notices: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    '&:not(:empty)': { marginBottom: theme.spacing(2) },
  },
  steps: { margin: 0, paddingLeft: theme.spacing(2.5) },
  tasks: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
}));

/** One grant: what it gives, whether it really does, and what can be done. */
export function GrantContent() {
  const { id = '' } = useParams();
  const result = useGrant(id);
  if (result.error?.name === 'NotAllowedError' && !result.data) {
    return (
      <EmptyMessage
        icon={<LockIcon />}
        title="This access is between others"
        description="Its consumer, the owner of the data product and those who oversee can look at it."
      />
    );
  }
  return (
    <Answer
      result={result}
      what="The access"
      notFound={<NoSuchGrant />}
      lines={6}
    >
      {grant => <LoadedGrant grant={grant} />}
    </Answer>
  );
}

function NoSuchGrant() {
  const accessPath = useRouteRef(accessRouteRef);
  return (
    <EmptyMessage
      icon={<HelpIcon />}
      title="There is no such access"
      description="It may have been another link, or you may not read its data product."
      action={<Link to={accessPath()}>To my access</Link>}
    />
  );
}

function LoadedGrant(props: { grant: GrantDetail }) {
  const { grant } = props;
  const classes = useStyles();
  const { plan, items, foreign, tasks, members, connect } = grant;
  const openTasks = tasks.filter(({ status }) => status === 'open');
  return (
    <article aria-labelledby="grant-title">
      <div className={classes.header}>
        <Typography id="grant-title" variant="h5" component="h2">
          Access to {grant.product.title}
        </Typography>
        <GrantStateChip grant={grant} />
        <span>{grantWords(grant).sentence}</span>
      </div>
      <div className={classes.notices}>
        <GrantNotices grant={grant} />
      </div>
      <div className={classes.layout}>
        <div className={classes.column}>
          <SectionCard title="What it gives">
            <GrantFacts grant={grant} />
          </SectionCard>
          {connect && isUsable(grant) && (
            <SectionCard title="How to connect">
              <ConnectGuideView guide={connect} />
            </SectionCard>
          )}
          {members && members.length > 0 && (
            <SectionCard title="Who gets in">
              <Members members={members} />
            </SectionCard>
          )}
          {(items.length > 0 || (plan && plan.length > 0)) && (
            <SectionCard title="In the platform">
              {plan && plan.length > 0 && (
                <ol className={classes.steps} aria-label="What is done there">
                  {plan.map((step, index) => (
                    <li key={index}>
                      <CodeText text={step} />
                    </li>
                  ))}
                </ol>
              )}
              {items.length > 0 && <PlatformItems items={items} />}
            </SectionCard>
          )}
          {foreign.length > 0 && (
            <SectionCard title="Access that the portal did not give">
              Somebody gave it in the platform itself. The portal leaves it
              alone: have it taken away there, or asked for here.
              <ForeignAccess foreign={foreign} />
            </SectionCard>
          )}
        </div>
        <div className={classes.column}>
          <SectionCard title="What you can do">
            <GrantActions grant={grant} label={grant.product.title} />
            <AgreementDownload grantId={grant.id} />
          </SectionCard>
          {tasks.length > 0 && (
            <SectionCard
              title={
                openTasks.length > 0 ? 'To be done by hand' : 'Done by hand'
              }
            >
              <ul className={classes.tasks}>
                {tasks.map(task => (
                  <li key={task.id}>
                    <TaskCard task={task} />
                  </li>
                ))}
              </ul>
            </SectionCard>
          )}
          <SectionCard title="What happened">
            <Timeline entries={grant.timeline} />
          </SectionCard>
        </div>
      </div>
    </article>
  );
}
