import { makeStyles } from '@material-ui/core/styles';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Answer, ProductUnknown } from '../../products/entity/Answer';
import { SectionCard } from '../../products/entity/SectionCard';
import { RequestAccessDialog } from '../ask/RequestAccess';
import { AllGrants } from './AllGrants';
import { OpenRequests } from './OpenRequests';
import { useProductAccess } from './useProductAccess';
import { YourAccess } from './YourAccess';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    minWidth: 0,
  },
}));

/**
 * Access to a product: whether the reader has it; for its owners and those who
 * oversee, who has it, what for and whether it really works.
 */
export function ProductAccessContent() {
  const result = useProductAccess();
  const { entity } = useEntity();
  const classes = useStyles();
  const productRef = stringifyEntityRef(entity);
  const overseer = result.data?.overseer === true;
  return (
    <div className={classes.root}>
      <SectionCard title="Your access">
        <Answer
          result={result}
          what="Access"
          lines={4}
          notFound={<ProductUnknown onRetry={result.refetch} />}
        >
          {access => <YourAccess access={access} />}
        </Answer>
      </SectionCard>
      {overseer && (
        <>
          <OpenRequests
            productRef={productRef}
            pending={result.data?.counts?.pending}
          />
          <AllGrants productRef={productRef} counts={result.data?.counts} />
        </>
      )}
      <RequestAccessDialog />
    </div>
  );
}
