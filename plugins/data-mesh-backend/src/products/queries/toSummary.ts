import type { ProductSummary } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { IndexedProduct } from '../index/ProductIndex';
import { countProblems } from '../projection/problems';
import type { QueryContext } from './context';

/** A product as a card or a table row shows it to somebody. */
export function toSummary(
  { mesh, visibility }: Pick<QueryContext, 'mesh' | 'visibility'>,
  { summary, updatedAt, quality }: IndexedProduct,
): ProductSummary {
  const ofMesh = countProblems(
    mesh.problems.of(summary.ref, ref => mesh.index.sees(visibility, ref)),
  );
  return {
    ...summary,
    problems: {
      errors: summary.problems.errors + ofMesh.errors,
      warnings: summary.problems.warnings + ofMesh.warnings,
    },
    updatedAt,
    ...(quality && { quality }),
  };
}
