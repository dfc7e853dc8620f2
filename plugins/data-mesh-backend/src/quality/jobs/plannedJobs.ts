import { createHash } from 'node:crypto';
import type { QualityRoom } from '../QualityRoom';
import type { JobProduct } from './jobProduct';
import { findOwnChecks } from './own/findOwnChecks';
import { parseSubjects } from './pull/parseSubjects';

/** Work that the portal is to do for a product. */
export type PlannedJob = {
  kind: 'pull' | 'own';
  subject: string;
  /** Another one than before makes the job due. */
  version?: string;
};

/** All that the portal is to do for a product. */
export async function plannedJobs(
  room: Pick<QualityRoom, 'knex' | 'runners' | 'options'>,
  product: JobProduct,
): Promise<PlannedJob[]> {
  const { pulls } = room.options.jobs;
  const subjects = new Set([
    ...parseSubjects(product.projection.qualityResults ?? '').map(
      ({ subject }) => subject,
    ),
    ...pulls.flatMap(each =>
      each.product === product.ref ? [each.subject] : [],
    ),
  ]);
  const own = await findOwnChecks(room, product);
  return [
    ...[...subjects].map(subject => ({ kind: 'pull' as const, subject })),
    ...own.map(({ port, contractHash }) => ({
      kind: 'own' as const,
      subject: port,
      version: contractHash,
    })),
  ];
}

/** SHA-256 of a subject, hexadecimal: subjects may be too long for an index. */
export function subjectKeyOf(subject: string): string {
  return createHash('sha256').update(subject, 'utf8').digest('hex');
}
