import type {
  ForeignGrant,
  GrantItem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ToneChip, type Tone } from '../../products/components';
import { DataTable } from '../../products/entity/contract/DataTable';

const STATES: Record<GrantItem['state'], { label: string; tone: Tone }> = {
  present: { label: 'in place', tone: 'good' },
  absent: { label: 'not there', tone: 'neutral' },
  partial: { label: 'in part', tone: 'caution' },
  unknown: { label: 'not known', tone: 'caution' },
};

/** What the platform was last seen to give, object by object. */
export function PlatformItems(props: { items: readonly GrantItem[] }) {
  return (
    <DataTable
      label="Objects in the platform"
      columns={['Object', 'Kind', 'Seen', 'Note']}
      rows={props.items.map(({ name, kind, state, message }) => [
        <code key="name">{name}</code>,
        kind,
        <ToneChip key="state" tone={STATES[state].tone}>
          {STATES[state].label}
        </ToneChip>,
        message,
      ])}
    />
  );
}

/** Access to the same objects that the portal did not give. */
export function ForeignAccess(props: { foreign: readonly ForeignGrant[] }) {
  return (
    <DataTable
      label="Access that the portal did not give"
      columns={['Who', 'Object', 'Note']}
      rows={props.foreign.map(({ name, object, message }) => [
        <code key="name">{name}</code>,
        object && <code key="object">{object}</code>,
        message,
      ])}
    />
  );
}
