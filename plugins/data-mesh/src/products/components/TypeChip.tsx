import { ToneChip } from './ToneChip';

const EXPLANATIONS: Record<string, string> = {
  'source-aligned': 'close to the operational system that the data comes from',
  aggregate: 'joined from several products',
  'consumer-aligned': 'shaped for the use of particular consumers',
};

/** Where the data comes from and whom it is made for: "source-aligned" … */
export function TypeChip(props: { type: string }) {
  const { type } = props;
  const explanation = EXPLANATIONS[type];
  return (
    <ToneChip
      tone="neutral"
      title={explanation ? `Type: ${type}, ${explanation}` : `Type: ${type}`}
    >
      {type}
    </ToneChip>
  );
}
