import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import HourglassIcon from '@material-ui/icons/HourglassEmpty';
import type { DataMeshQueryResult } from '../../query';
import { EmptyMessage, ErrorMessage, VisuallyHidden } from '../components';

const useStyles = makeStyles({
  stale: { opacity: 0.6 },
});

/**
 * What a request brought: a placeholder while it is under way, what went
 * wrong, or what was asked for. An old answer stays while a new one comes,
 * and stays beside an error.
 */
export function Answer<T>(props: {
  result: DataMeshQueryResult<T>;
  /** What is loaded, such as "The contract". */
  what: string;
  /** Shown when the registry does not have it. */
  notFound?: ReactNode;
  /** Lines of the placeholder. */
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const { result, what, notFound, lines = 3, children } = props;
  const { data, error, isPreviousData, refetch } = result;
  const classes = useStyles();
  if (error && data === undefined) {
    return notFound && error.name === 'NotFoundError' ? (
      <>{notFound}</>
    ) : (
      <ErrorMessage
        title={`${what} could not be loaded`}
        error={error}
        onRetry={refetch}
      />
    );
  }
  if (data === undefined) {
    return <Placeholder what={what} lines={lines} />;
  }
  return (
    <>
      {error && (
        <ErrorMessage
          title={`${what} could not be brought up to date`}
          error={error}
          onRetry={refetch}
        />
      )}
      <div
        className={isPreviousData ? classes.stale : undefined}
        aria-busy={isPreviousData || undefined}
      >
        {children(data)}
      </div>
    </>
  );
}

function Placeholder(props: { what: string; lines: number }) {
  return (
    <div role="status">
      <VisuallyHidden>{props.what} is loading</VisuallyHidden>
      {Array.from({ length: props.lines }, (_, line) => (
        <Skeleton
          key={line}
          aria-hidden
          height={28}
          width={`${90 - (line % 3) * 15}%`}
        />
      ))}
    </div>
  );
}

/** For a product that the catalog shows and the registry does not. */
export function ProductUnknown(props: { onRetry: () => void }) {
  return (
    <EmptyMessage
      icon={<HourglassIcon />}
      title="The registry does not show this product yet"
      description={
        <>
          A product appears some seconds after the catalog has read it. If it
          stays away, you may not be allowed to see its details: ask its owner.
        </>
      }
      action={
        <Button variant="outlined" onClick={props.onRetry}>
          Look again
        </Button>
      }
    />
  );
}
