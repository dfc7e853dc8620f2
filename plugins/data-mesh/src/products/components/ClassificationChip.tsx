import LockIcon from '@material-ui/icons/LockOutlined';
import LockOpenIcon from '@material-ui/icons/LockOpenOutlined';
import { ToneChip } from './ToneChip';
import { classificationTone } from './classificationTone';
import { useClassifications } from './useClassifications';

/** How confidential a product or column is, such as "internal". */
export function ClassificationChip(props: { classification: string }) {
  const { classification } = props;
  const classifications = useClassifications();
  const Icon =
    classifications.indexOf(classification) === 0 ? LockOpenIcon : LockIcon;
  return (
    <ToneChip
      tone={classificationTone(classification, classifications)}
      title={`Classification: ${classification}`}
      icon={<Icon aria-hidden />}
    >
      {classification}
    </ToneChip>
  );
}
