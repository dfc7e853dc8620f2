import Typography from '@material-ui/core/Typography';
import { Answer } from '../Answer';
import { useProduct } from '../queries';
import { SupportList } from './SupportList';
import { SectionCard } from '../SectionCard';

/** Where a product's users get help. */
export function SupportCard() {
  const result = useProduct();
  if (result.error && !result.data) return null;
  return (
    <SectionCard title="Support">
      <Answer result={result} what="The support channels">
        {({ support = [] }) =>
          support.length > 0 ? (
            <SupportList channels={support} />
          ) : (
            <Typography variant="body2" color="textSecondary">
              No channel is declared. Ask the owner.
            </Typography>
          )
        }
      </Answer>
    </SectionCard>
  );
}
