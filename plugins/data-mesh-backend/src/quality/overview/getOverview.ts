import type { QualityOverview } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Visibility } from '../../products/permissions/visibility';
import type { DomainTree } from '../../products/projection/DomainTree';
import { dayOf } from '../days';
import type { QualityRoom } from '../QualityRoom';
import { distributionOf, levelsOf } from './distribution';
import type { EarlierScores } from './EarlierScores';
import { movesOf } from './moves';
import { rollUp } from './rollUp';

const DAYS_OF_MOVES = 7;

/**
 * The quality of the products that somebody may read, from memory.
 *
 * @param within - domains; products of others do not count. All when empty
 */
export async function getOverview(
  room: Pick<QualityRoom, 'model' | 'ledger' | 'options'>,
  earlier: EarlierScores,
  visibility: Visibility,
  within: readonly string[],
): Promise<QualityOverview> {
  const mesh = await room.model.current();
  const { domains } = mesh;
  const isWithin = domainFilter(domains, within);
  const products = [...mesh.index.visible(visibility)].filter(({ summary }) =>
    isWithin(summary.domain),
  );
  const today = dayOf(await room.ledger.now());
  const before = await earlier.at(today - DAYS_OF_MOVES);
  const sums = rollUp(products, domains);
  return {
    ...sums,
    // The domains around those that were asked for hold more than was counted.
    domains: sums.domains.filter(({ scope }) => isWithin(scope)),
    distribution: distributionOf(products),
    maturity: levelsOf(products, room.options.scorecards[0]?.scorecard),
    ...movesOf(products, before),
  };
}

function domainFilter(
  domains: DomainTree,
  within: readonly string[],
): (domain: string | undefined) => boolean {
  if (within.length === 0) return () => true;
  const wanted = new Set(within.map(ref => ref.toLocaleLowerCase('en-US')));
  const known = new Map<string, boolean>();
  return domain => {
    if (domain === undefined) return false;
    let inside = known.get(domain);
    if (inside === undefined) {
      inside = domains.path(domain).some(ref => wanted.has(ref));
      known.set(domain, inside);
    }
    return inside;
  };
}
