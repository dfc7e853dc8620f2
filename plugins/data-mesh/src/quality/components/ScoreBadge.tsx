import {
  BAND_WORDS,
  percentWords,
  qualityBand,
  scoreWords,
  shownScore,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { ToneChip, VisuallyHidden } from '../../products/components';
import { BandIcon } from './BandIcon';
import { ScoreRing } from './ScoreRing';
import { BAND_TONE } from './tones';

/**
 * How good a product is: its score, or that there are no data. Never 100 for
 * nothing, and never without the coverage where that is not whole.
 */
export function ScoreBadge(props: {
  /** 0 to 100; left out where nothing was evaluated. */
  score?: number;
  /** 0 to 1; left out where no check is expected. */
  coverage?: number;
  /** `small` fits into a line of text; `large` is a ring. */
  size?: 'small' | 'medium' | 'large';
  /** Says what it is to the eye too, where no heading does. */
  labelled?: boolean;
}) {
  const { score, coverage, size = 'medium', labelled } = props;
  if (size === 'large') {
    return <ScoreRing score={score} />;
  }
  const band = qualityBand(score);
  const covered =
    score === undefined || coverage === undefined || coverage >= 1
      ? undefined
      : `${percentWords(coverage)} covered`;
  return (
    <ToneChip
      tone={BAND_TONE[band]}
      icon={<BandIcon band={band} />}
      title={['Quality: ', scoreWords(score), covered && `, ${covered}`]
        .filter(Boolean)
        .join('')}
    >
      {labelled ? 'Quality: ' : <VisuallyHidden>Quality: </VisuallyHidden>}
      {score === undefined ? (
        BAND_WORDS.none
      ) : (
        <>
          {shownScore(score)}
          {size === 'medium' && ` ${BAND_WORDS[band]}`}
          {size === 'small' && (
            <VisuallyHidden> of 100, {BAND_WORDS[band]}</VisuallyHidden>
          )}
          {covered && ` · ${covered}`}
        </>
      )}
    </ToneChip>
  );
}
