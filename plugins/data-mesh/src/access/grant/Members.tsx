import type { GrantDetail } from '@backstage-data-mesh/plugin-data-mesh-common';
import { ToneChip } from '../../products/components';
import { DataTable } from '../../products/entity/contract/DataTable';
import { PersonLink } from '../components';

/** Who gets in through a grant, and what keeps somebody out. */
export function Members(props: {
  members: NonNullable<GrantDetail['members']>;
}) {
  return (
    <DataTable
      label="Who gets in"
      columns={['Who', 'Login', 'Problem']}
      rows={props.members.map(({ ref, login, problem }) => [
        <PersonLink key="ref" entityRef={ref} />,
        login && <code key="login">{login}</code>,
        problem && (
          <span key="problem">
            <ToneChip tone="danger">cannot get in</ToneChip> {problem}
          </span>
        ),
      ])}
    />
  );
}
