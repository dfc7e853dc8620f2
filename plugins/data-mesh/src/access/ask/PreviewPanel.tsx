import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import type {
  AccessPreview,
  AccessProblem,
  AccessRequest,
  Grant,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DataMeshQueryResult } from '../../query';
import {
  CodeText,
  plural,
  ToneChip,
  toneColors,
  type Tone,
} from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import {
  GrantLink,
  GrantStateChip,
  hoursWords,
  PlanSteps,
  RequestLink,
  TimeLeft,
} from '../components';

const useStyles = makeStyles(theme => {
  const note = (tone: Tone) => ({
    ...toneColors(theme, tone),
    borderWidth: 1,
    borderStyle: 'solid',
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1, 1.5),
    overflowWrap: 'anywhere' as const,
    // Links keep the contrast of the text around them.
    '& a': { color: 'inherit', textDecoration: 'underline' },
  });
  return {
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    heading: { margin: 0, fontSize: '0.875rem', fontWeight: 600 },
    problems: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
    },
    error: note('danger'),
    warning: note('caution'),
    info: note('info'),
    good: note('good'),
    text: { margin: 0 },
  };
});

const SEVERITY_WORDS: Record<AccessProblem['severity'], string> = {
  error: 'Not possible',
  warning: 'Mind',
  info: 'Good to know',
};

/** What happens to a request before it is sent. */
export function PreviewPanel(props: {
  result: DataMeshQueryResult<AccessPreview>;
  /** Those that are not said at a field. */
  problems: readonly AccessProblem[];
  /** Pending requests for the same. */
  open: readonly AccessRequest[];
  onRenew: (grant: Grant) => void;
}) {
  const { result, problems, open, onRenew } = props;
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label="What happens then">
      <h3 className={classes.heading}>What happens then</h3>
      {open.map(request => (
        <div key={request.id} className={classes.warning}>
          A request for this is already waiting for a decision.{' '}
          <RequestLink id={request.id}>Show that request</RequestLink>
        </div>
      ))}
      <Answer result={result} what="What happens then" lines={4}>
        {preview => (
          <div className={classes.root} aria-live="polite">
            {(preview.existing ?? []).map(grant => (
              <Existing key={grant.id} grant={grant} onRenew={onRenew} />
            ))}
            {problems.length > 0 && (
              <ul className={classes.problems} aria-label="Before you send">
                {problems.map((problem, index) => (
                  <li key={index} className={classes[problem.severity]}>
                    <strong>{SEVERITY_WORDS[problem.severity]}:</strong>{' '}
                    <CodeText text={problem.message} />
                  </li>
                ))}
              </ul>
            )}
            <WhoDecides preview={preview} />
          </div>
        )}
      </Answer>
    </section>
  );
}

function Existing(props: { grant: Grant; onRenew: (grant: Grant) => void }) {
  const { grant, onRenew } = props;
  const classes = useStyles();
  return (
    <div className={classes.info}>
      <div>
        There is access already{grant.role && ` as ${grant.role}`}:{' '}
        <TimeLeft endsAt={grant.endsAt} prefix="until" />
      </div>
      <div>
        <GrantStateChip grant={grant} />{' '}
        <GrantLink id={grant.id}>Show that access</GrantLink>
      </div>
      {grant.actions.includes('renew') && (
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          onClick={() => onRenew(grant)}
        >
          Renew it instead
        </Button>
      )}
    </div>
  );
}

function WhoDecides(props: { preview: AccessPreview }) {
  const { preview } = props;
  const { steps, autoApproved, autoApprovalReason } = preview;
  const { typicalHours, typicalOf, provisioner } = preview;
  const classes = useStyles();
  return (
    <>
      {autoApproved ? (
        <div className={classes.good}>
          <ToneChip tone="good">Approved at once</ToneChip>{' '}
          {autoApprovalReason ?? 'Nobody has to decide.'}
        </div>
      ) : (
        <>
          {steps.length > 0 && <PlanSteps steps={steps} planned />}
          <p className={classes.text}>
            {typicalHours === undefined
              ? 'Nothing was decided here yet, so nobody knows how long it takes.'
              : `Requests like this were decided in ${hoursWords(typicalHours)}${
                  typicalOf
                    ? `, in the middle of ${plural(typicalOf, 'request')}`
                    : ''
                }.`}
          </p>
        </>
      )}
      {provisioner && (
        <p className={classes.text}>
          {provisioner.automatic === false
            ? `Then people set it up by hand (${provisioner.title}).`
            : `Then it is set up automatically (${provisioner.title}).`}
        </p>
      )}
    </>
  );
}
