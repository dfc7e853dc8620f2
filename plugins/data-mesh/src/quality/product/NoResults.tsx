import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import InboxIcon from '@material-ui/icons/AssignmentTurnedInOutlined';
import useAsync from 'react-use/lib/useAsync';
import { Link } from '@backstage/core-components';
import {
  discoveryApiRef,
  useApi,
  useRouteRef,
} from '@backstage/core-plugin-api';
import type { ProductQuality } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, EmptyMessage, plural } from '../../products/components';
import { CodeBlock } from '../../products/entity/code/CodeBlock';
import { tokensRouteRef } from '../../routes';

const useStyles = makeStyles(theme => ({
  ways: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    width: '100%',
    textAlign: 'left',
    '& h3': { margin: 0, fontSize: '0.9375rem', fontWeight: 600 },
    '& p': { margin: theme.spacing(0.5, 0, 1) },
  },
}));

/** What to do about a product of which no engine has reported anything. */
export function NoResults(props: { quality: ProductQuality }) {
  const { quality } = props;
  const classes = useStyles();
  const tokensPath = useRouteRef(tokensRouteRef);
  const discovery = useApi(discoveryApiRef);
  const base = useAsync(() => discovery.getBaseUrl('data-mesh'), [discovery]);
  return (
    <EmptyMessage
      icon={<InboxIcon />}
      title={
        quality.lastResultAt
          ? 'No engine has reported a result lately'
          : 'No engine has reported a result yet'
      }
      description={whyUnknown(quality)}
    >
      <div className={classes.ways}>
        <section>
          <h3>Send the results of an engine</h3>
          <p>
            From the pipeline that runs dbt, Great Expectations, Soda or the
            Data Contract CLI, with a{' '}
            <Link to={tokensPath()} underline="always">
              token of your team
            </Link>
            .
          </p>
          <CodeBlock
            label="Command that sends results"
            language="shell"
            code={`curl --fail-with-body \\
  -F results=@target/run_results.json -F manifest=@target/manifest.json \\
  -H "Authorization: Bearer $RESULTS_TOKEN" \\
  ${base.value ?? ''}/quality/results`}
          />
        </section>
        <section>
          <h3>Have them fetched</h3>
          <p>Name where the artifacts lie in the declaration of the product.</p>
          <CodeBlock
            label="Annotation that has results fetched"
            language="yaml"
            code={`metadata:
  annotations:
    data-mesh/quality-results: ./target/run_results.json + ./target/manifest.json`}
          />
        </section>
        <section>
          <h3>Have the portal check</h3>
          <p>
            Give the contract <code>quality</code> rules and{' '}
            <code>slaProperties</code>: where the portal reaches the server of
            the contract, it runs them itself.
          </p>
        </section>
      </div>
    </EmptyMessage>
  );
}

function whyUnknown({ lastResultAt, expected }: ProductQuality): ReactNode {
  if (lastResultAt) {
    return (
      <>
        The last one came <Age date={lastResultAt} />. A check counts no longer
        when it has not run for 30 days and its last result no longer holds.
      </>
    );
  }
  return expected > 0
    ? `The contracts promise ${plural(expected, 'check')}. Nobody knows yet what the data are like.`
    : 'So nobody knows whether the data are good: there is no score, and that is not a good one.';
}
