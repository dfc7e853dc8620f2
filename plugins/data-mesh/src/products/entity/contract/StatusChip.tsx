import { type Tone, ToneChip } from '../../components';

const TONES: Record<string, Tone> = {
  active: 'good',
  draft: 'accent',
  proposed: 'accent',
  deprecated: 'caution',
  retired: 'neutral',
};

/** The status of a contract, such as "active". */
export function StatusChip(props: { status: string }) {
  const { status } = props;
  const tone = Object.hasOwn(TONES, status.toLowerCase())
    ? TONES[status.toLowerCase()]
    : 'neutral';
  return (
    <ToneChip tone={tone} title={`Status of the contract: ${status}`}>
      {status}
    </ToneChip>
  );
}
