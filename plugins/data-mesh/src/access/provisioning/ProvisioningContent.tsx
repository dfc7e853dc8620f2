import { type ReactNode, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import LockIcon from '@material-ui/icons/LockOutlined';
import RefreshIcon from '@material-ui/icons/Refresh';
import StorageIcon from '@material-ui/icons/StorageOutlined';
import {
  provisioningManagePermission,
  type ProvisioningStatus,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import { useRefetchAccess } from '../../query';
import { usePermitted } from '../../query/usePermitted';
import { Notice } from '../../products/components/Notice';
import { Counts } from './Counts';
import { Mode } from './Mode';
import { ResumeDialog } from './ResumeDialog';
import { TargetTable } from './TargetTable';
import { TroubledGrants } from './TroubledGrants';
import { useEvery } from './useEvery';
import { useProvisioning } from './useProvisioning';

const useStyles = makeStyles(theme => ({
  heading: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(1),
  },
  part: { marginTop: theme.spacing(3) },
}));

const MANAGE = [provisioningManagePermission];

/** The signal tells of grants of one's own; targets fail without any. */
const LOOK_EVERY_MS = 30_000;

/** How provisioning stands, for those who run the platform. */
export function ProvisioningContent() {
  const classes = useStyles();
  const result = useProvisioning();
  const refetch = useRefetchAccess();
  useEvery(LOOK_EVERY_MS, refetch);
  const mayResume = usePermitted(MANAGE).has(provisioningManagePermission.name);
  const [resuming, setResuming] = useState<{ reason?: string }>();

  if (result.error?.name === 'NotAllowedError' && !result.data) {
    return (
      <EmptyMessage
        icon={<LockIcon />}
        title="Provisioning is for those who run the platform"
        description={
          <>
            It needs the permission{' '}
            <code>data-mesh.access.provisioning.read</code>. Whether access of
            yours was given stands on its own page.
          </>
        }
      />
    );
  }
  return (
    <section aria-label="Provisioning">
      <div className={classes.heading}>
        <Typography variant="h6" component="h2">
          Provisioning
        </Typography>
        <Button
          variant="outlined"
          startIcon={<RefreshIcon />}
          onClick={refetch}
        >
          Look again
        </Button>
      </div>
      <Answer result={result} what="How provisioning stands" lines={8}>
        {status => (
          <>
            <Mode
              status={status}
              mayResume={mayResume}
              onResume={() => setResuming({ reason: status.modeReason })}
            />
            <Counts status={status} />
            <Part title="Targets">
              {status.targets.length > 0 ? (
                <TargetTable targets={status.targets} />
              ) : (
                <EmptyMessage
                  icon={<StorageIcon />}
                  title="Nothing was given in a platform yet"
                  description="With the first grant, the place where its data lies stands here."
                />
              )}
            </Part>
            <Part title="Grants with problems">
              <TroubledGrants />
            </Part>
            <Part title="Installed provisioners">
              <Provisioners provisioners={status.provisioners} />
            </Part>
          </>
        )}
      </Answer>
      {resuming && (
        <ResumeDialog
          reason={resuming.reason}
          onClose={() => setResuming(undefined)}
        />
      )}
    </section>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  const titleId = useId();
  return (
    <section className={classes.part} aria-labelledby={titleId}>
      <Typography id={titleId} variant="subtitle1" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}

function Provisioners(props: {
  provisioners: ProvisioningStatus['provisioners'];
}) {
  return props.provisioners.length > 0 ? (
    <ul>
      {props.provisioners.map(({ id, title }) => (
        <li key={id}>
          {title} (<code>{id}</code>)
        </li>
      ))}
    </ul>
  ) : (
    <Notice tone="caution">
      None is installed: what is approved is given nowhere. The guide to
      installing the suite names those that there are.
    </Notice>
  );
}
