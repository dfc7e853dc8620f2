import type { MaturityResult } from '../../api/types';
import type { Criterion, Scorecard } from './scorecard';

/**
 * What became of a criterion.
 * @public
 */
export type CriterionVerdict = {
  met: boolean;
  /** Why it could not be evaluated; then it is not met. */
  error?: string;
};

/**
 * Where a product stands on a scorecard. A level is reached when all criteria
 * of it and of the levels below it are met; what could not be evaluated is not
 * met.
 *
 * @param evaluate - says whether a criterion is met; what it throws is told as
 *   the reason why that could not be evaluated
 * @public
 */
export function judgeMaturity(
  scorecard: Scorecard,
  evaluate: (criterion: Criterion) => CriterionVerdict,
): MaturityResult {
  let level = 0;
  let isLadderWhole = true;
  const levels = scorecard.levels.map(
    (
      { title, description, criteria },
      nth,
    ): MaturityResult['levels'][number] => {
      const judged = criteria.map(criterion => ({
        id: criterion.id,
        title: criterion.title,
        ...(criterion.attribute && { attribute: criterion.attribute }),
        ...verdictOf(criterion, evaluate),
        ...(criterion.remediation && { remediation: criterion.remediation }),
      }));
      isLadderWhole &&= judged.every(({ met }) => met);
      if (isLadderWhole) level = nth + 1;
      return {
        level: nth + 1,
        title,
        ...(description && { description }),
        reached: isLadderWhole,
        criteria: judged,
      };
    },
  );
  const { id, title, description } = scorecard;
  return {
    id,
    title,
    ...(description && { description }),
    level,
    ...(level > 0 && { levelTitle: levels[level - 1].title }),
    levels,
  };
}

function verdictOf(
  criterion: Criterion,
  evaluate: (criterion: Criterion) => CriterionVerdict,
): CriterionVerdict {
  try {
    const { met, error } = evaluate(criterion);
    return error === undefined ? { met } : { met: false, error };
  } catch (error) {
    return {
      met: false,
      error: error instanceof Error ? error.message : String(error),
    };
  }
}
