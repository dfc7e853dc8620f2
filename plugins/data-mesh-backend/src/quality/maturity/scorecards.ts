import {
  judgeMaturity,
  type MaturityResult,
  type ProductFactsDocument,
  type Scorecard,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  compileExpression,
  type CompiledExpression,
} from './expressions/compileExpression';
import { toCelFacts, type CelFacts } from './expressions/toCelFacts';

/** A scorecard that is ready to be used. */
export type CompiledScorecard = {
  scorecard: Scorecard;
  /** Whether it is for the product; left out when it is for all. */
  appliesTo?: (product: ProductFactsDocument['product']) => boolean;
  expressions: ReadonlyMap<string, CompiledExpression>;
};

/**
 * Compiles the expressions of a scorecard.
 *
 * @param where - names the criterion in errors
 * @throws Error as `where` and {@link compileExpression} say
 */
export function compileScorecard(
  scorecard: Scorecard,
  where: (level: number, criterion: number, reason: string) => Error = (
    level,
    criterion,
    reason,
  ) =>
    new Error(
      `The expression of ${scorecard.id}, ${scorecard.levels[level].criteria[criterion].id}: ${reason}`,
    ),
): CompiledScorecard {
  const expressions = new Map<string, CompiledExpression>();
  scorecard.levels.forEach(({ criteria }, level) =>
    criteria.forEach(({ id, expression }, nth) => {
      try {
        expressions.set(id, compileExpression(expression));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw where(level, nth, reason);
      }
    }),
  );
  return { scorecard, expressions };
}

/** Where a product stands on each scorecard that is for it. */
export function judgeScorecards(
  scorecards: readonly CompiledScorecard[],
  facts: ProductFactsDocument,
): MaturityResult[] {
  let cel: CelFacts | undefined;
  return scorecards.flatMap(({ scorecard, appliesTo, expressions }) => {
    if (appliesTo && !appliesTo(facts.product)) return [];
    cel ??= toCelFacts(facts);
    const known = cel;
    return judgeMaturity(scorecard, ({ id }) => ({
      met: expressions.get(id)?.holds(known) ?? false,
    }));
  });
}
