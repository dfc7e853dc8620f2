import { useRouteRef } from '@backstage/core-plugin-api';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import AssessmentIcon from '@material-ui/icons/AssessmentOutlined';
import { Link } from '@backstage/core-components';
import { EmptyMessage } from '../../products/components';
import { tokensRouteRef } from '../../routes';

/** There are products, but nobody checks them yet: says how that begins. */
export function NoScores() {
  const tokens = useRouteRef(tokensRouteRef)();
  const documentationUrl = useApi(configApiRef).getOptionalString(
    'dataMesh.documentationUrl',
  );
  return (
    <EmptyMessage
      icon={<AssessmentIcon />}
      title="No check has been promised or reported yet"
      description={
        <>
          Scores come from checks that really ran: of dbt, Great Expectations,
          Soda, the Data Contract CLI or OpenLineage, or of the portal itself.
          Promise quality rules in the contract of a product, or{' '}
          <Link to={tokens}>make a token</Link> and send the results of a run.
        </>
      }
      action={
        documentationUrl && (
          <Link to={documentationUrl}>How to send results</Link>
        )
      }
    />
  );
}
