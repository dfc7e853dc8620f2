import { Fragment } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import type { Facet } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { DataMeshQueryResult } from '../../query';
import { ErrorMessage } from '../components/ErrorMessage';
import { FacetGroup } from './FacetGroup';
import { FACET_NAMES, toggleFilter, type SearchState } from './searchState';
import type { ChangeSearchState } from './useSearchState';

/** All facets, in their order. */
export function FacetPanel(props: {
  state: SearchState;
  onChange: ChangeSearchState;
  facets: DataMeshQueryResult<Facet[]>;
  /** The list tells of the error already. */
  hideError: boolean;
}) {
  const { state, onChange, facets, hideError } = props;
  if (facets.error && !facets.data) {
    return hideError ? null : (
      <ErrorMessage
        title="The filters could not be loaded"
        error={facets.error}
        onRetry={facets.refetch}
      />
    );
  }
  if (!facets.data) {
    return <FacetSkeleton />;
  }
  const byName = new Map(facets.data.map(facet => [facet.name, facet]));
  return (
    <>
      {FACET_NAMES.map(name => (
        <FacetGroup
          key={name}
          facet={byName.get(name) ?? { name, values: [] }}
          chosen={state.filters[name] ?? []}
          onToggle={(_, value) =>
            onChange({ filters: toggleFilter(state.filters, name, value) })
          }
          onClear={() =>
            onChange({ filters: { ...state.filters, [name]: undefined } })
          }
        />
      ))}
    </>
  );
}

function FacetSkeleton() {
  return (
    <div aria-hidden>
      {[5, 3, 4].map((lines, group) => (
        <Fragment key={group}>
          <Skeleton width="40%" height={28} />
          {Array.from({ length: lines }, (_, line) => (
            <Skeleton key={line} width={`${85 - 9 * line}%`} height={24} />
          ))}
        </Fragment>
      ))}
    </div>
  );
}
