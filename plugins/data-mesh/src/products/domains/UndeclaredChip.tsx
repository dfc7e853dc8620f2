import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { ToneChip } from '../components';

/** Marks a domain that products name but the catalog does not have. */
export function UndeclaredChip() {
  return (
    <ToneChip
      tone="caution"
      icon={<WarningIcon aria-hidden />}
      title="Products name this domain, but the catalog has no such Domain"
    >
      not in the catalog
    </ToneChip>
  );
}
