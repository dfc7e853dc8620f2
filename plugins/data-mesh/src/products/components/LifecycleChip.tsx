import { ToneChip } from './ToneChip';
import type { Tone } from './tones';

const TONE_OF: Record<string, Tone> = {
  experimental: 'accent',
  production: 'good',
  deprecated: 'caution',
  retired: 'neutral',
};

/** Where a product is in its life, such as "production". */
export function LifecycleChip(props: { lifecycle: string }) {
  const { lifecycle } = props;
  return (
    <ToneChip
      tone={TONE_OF[lifecycle] ?? 'neutral'}
      title={`Lifecycle: ${lifecycle}`}
    >
      {lifecycle}
    </ToneChip>
  );
}
