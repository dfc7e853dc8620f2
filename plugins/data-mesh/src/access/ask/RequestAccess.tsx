import { lazy, Suspense } from 'react';
import Button from '@material-ui/core/Button';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useUrlState } from '../../products/entity/useUrlState';

// Most who look at a product ask for nothing.
const RequestDialog = lazy(() =>
  import('./RequestDialog').then(m => ({ default: m.RequestDialog })),
);

/** The parameter of the address that opens the dialog: `?request=<port>`. */
const PARAMETER = 'request';

/** Opens the dialog by the address, which therefore can be passed on. */
export function RequestAccessButton(props: {
  port: string;
  /** As the main thing to do. */
  prominent?: boolean;
}) {
  const { port, prominent } = props;
  const [, change] = useUrlState();
  return (
    <Button
      size="small"
      variant={prominent ? 'contained' : 'outlined'}
      color="primary"
      aria-label={`Request access to ${port}`}
      aria-haspopup="dialog"
      onClick={() => change({ [PARAMETER]: port }, { push: true })}
    >
      Request access
    </Button>
  );
}

/** The dialog, while the address asks for it; one on a page. */
export function RequestAccessDialog() {
  const { entity } = useEntity();
  const [params, change] = useUrlState();
  const port = params.get(PARAMETER);
  if (!port) {
    return null;
  }
  return (
    <Suspense fallback={null}>
      <RequestDialog
        key={port}
        productRef={stringifyEntityRef(entity)}
        port={port}
        onClose={() => change({ [PARAMETER]: undefined })}
      />
    </Suspense>
  );
}
