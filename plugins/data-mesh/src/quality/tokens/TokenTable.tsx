import Button from '@material-ui/core/Button';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ResultToken } from '@backstage-data-mesh/plugin-data-mesh-common';
import { Age, formatDay, ToneChip, type Tone } from '../../products/components';
import { DataTable } from '../../products/entity/contract/DataTable';

const STATUS: Record<ResultToken['status'], { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'good' },
  expired: { label: 'Ended', tone: 'neutral' },
  revoked: { label: 'Revoked', tone: 'neutral' },
};

/** Tokens without their secrets, newest first. */
export function TokenTable(props: {
  tokens: readonly ResultToken[];
  onRevoke: (token: ResultToken) => void;
}) {
  const { tokens, onRevoke } = props;
  return (
    <DataTable
      label="Tokens for results"
      columns={[
        'Token',
        'Owner',
        'Status',
        'Made',
        'Ends',
        'Last used',
        'Actions',
      ]}
      rows={tokens.map(token => {
        const { label, tone } = STATUS[token.status];
        return [
          token.name,
          <EntityRefLink
            key="owner"
            entityRef={token.owner}
            defaultKind="group"
          />,
          <ToneChip key="status" tone={tone}>
            {label}
          </ToneChip>,
          <span key="made">
            {formatDay(token.createdAt)} by{' '}
            <EntityRefLink entityRef={token.createdBy} hideIcon />
          </span>,
          token.expiresAt ? formatDay(token.expiresAt) : 'Never',
          token.lastUsedAt ? (
            <Age key="used" date={token.lastUsedAt} />
          ) : (
            'Never'
          ),
          token.status === 'active' && (
            <Button
              key="revoke"
              size="small"
              aria-label={`Revoke ${token.name}`}
              onClick={() => onRevoke(token)}
            >
              Revoke
            </Button>
          ),
        ];
      })}
    />
  );
}
