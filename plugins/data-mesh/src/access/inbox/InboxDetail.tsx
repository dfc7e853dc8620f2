import { forwardRef, type Ref } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { AccessRequestDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { EmptyMessage } from '../../products/components';
import { Answer } from '../../products/entity/Answer';
import type { DataMeshQueryResult } from '../../query';
import {
  PlanSteps,
  PurposeText,
  RequestLink,
  RequestStateChip,
  requestWords,
} from '../components';
import { DecisionForm, type DecisionHandle } from '../request/DecisionForm';
import { commentsOf, Discussion } from '../request/Discussion';
import { Evidence } from '../request/Evidence';
import { RequestActions } from '../request/RequestActions';
import { RequestFacts } from '../request/RequestFacts';
import type { Verdict } from '../request/useDecide';

const useStyles = makeStyles(theme => ({
  parts: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
  heading: {
    overflowWrap: 'anywhere',
    '&:focus': { outline: 'none' },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  // Within reach, however much there is to read.
  decision: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    margin: theme.spacing(0, -2, -2),
    padding: theme.spacing(1.5, 2),
    backgroundColor: theme.palette.background.paper,
    borderTop: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  part: { fontWeight: 600 },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
  },
}));

/** Everything that is needed to decide one request, and the decision. */
export const InboxDetail = forwardRef<
  HTMLHeadingElement,
  {
    result: DataMeshQueryResult<AccessRequestDetail>;
    decision: Ref<DecisionHandle>;
    onDecided: (
      request: AccessRequestDetail,
      what: Verdict | 'delegate',
    ) => void;
  }
>((props, headingRef) => {
  const { result, decision, onDecided } = props;
  const classes = useStyles();
  return (
    <Answer
      result={result}
      what="The request"
      lines={8}
      notFound={<EmptyMessage title="There is no such request" />}
    >
      {request => (
        <div className={classes.parts}>
          <div>
            <Typography
              ref={headingRef}
              variant="h6"
              component="h2"
              tabIndex={-1}
              className={classes.heading}
            >
              {request.product.title} for{' '}
              <EntityDisplayName
                entityRef={request.consumer}
                hideIcon
                disableTooltip
              />
            </Typography>
            <div className={classes.state}>
              <RequestStateChip request={request} />
              <span>{requestWords(request).sentence}</span>
              <RequestLink id={request.id}>Whole page</RequestLink>
            </div>
          </div>
          <PurposeText
            purpose={request.purpose}
            justification={request.justification}
          />
          <RequestFacts request={request} />
          {request.evidence && (
            <Evidence
              evidence={request.evidence}
              product={request.product}
              port={request.port}
            />
          )}
          {commentsOf(request.timeline).length > 0 && (
            <section aria-label="Questions and comments">
              <Typography
                variant="subtitle2"
                component="h3"
                className={classes.part}
              >
                Questions and comments
              </Typography>
              <Discussion request={request} />
            </section>
          )}
          <section aria-label="Who decides">
            <Typography
              variant="subtitle2"
              component="h3"
              className={classes.part}
            >
              Who decides
            </Typography>
            <PlanSteps steps={request.steps} />
          </section>
          {(request.actions.length > 0 || request.cannotDecide) && (
            <div className={classes.decision}>
              <DecisionForm
                key={request.id}
                ref={decision}
                request={request}
                onDecided={verdict => onDecided(request, verdict)}
              >
                <RequestActions
                  request={request}
                  onDelegated={() => onDecided(request, 'delegate')}
                />
              </DecisionForm>
            </div>
          )}
        </div>
      )}
    </Answer>
  );
});
