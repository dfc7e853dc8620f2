import ErrorIcon from '@material-ui/icons/ErrorOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import type { ProductSummary } from '@backstage-data-mesh/plugin-data-mesh-common';
import { plural } from './plural';
import { ToneChip } from './ToneChip';

/** How many mistakes a product's declaration and contracts have, if any. */
export function ProblemCount(props: { problems: ProductSummary['problems'] }) {
  const { errors, warnings } = props.problems;
  if (errors > 0) {
    return (
      <ToneChip tone="danger" icon={<ErrorIcon aria-hidden />}>
        {plural(errors, 'error')}
      </ToneChip>
    );
  }
  if (warnings > 0) {
    return (
      <ToneChip tone="caution" icon={<WarningIcon aria-hidden />}>
        {plural(warnings, 'warning')}
      </ToneChip>
    );
  }
  return null;
}
