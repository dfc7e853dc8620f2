import {
  CHECK_OUTCOMES,
  readJsonHead,
  type CheckOutcome,
  type QualityReport,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { QualityReader } from '../quality';

/** A folder for each engine, with files that it really wrote. */
const FIXTURES = join(
  process.env.DATA_MESH_FIXTURES ??
    resolvePackagePath(
      '@backstage-data-mesh/plugin-data-mesh-node',
      '../../../shared',
    ),
  'fixtures',
);

/**
 * Files that engines really wrote, for tests of readers, in the folder
 * `fixtures` of the one that `DATA_MESH_FIXTURES` names.
 *
 * @param engine - folder in it
 * @public
 */
export function engineFixtures(engine: string) {
  const folder = join(FIXTURES, engine);
  return {
    /** Skips its tests visibly where the files are not at hand. */
    describeWithFixtures: existsSync(folder) ? describe : describe.skip,

    fixture(path: string): Uint8Array {
      return readFileSync(join(folder, path));
    },

    /** Tests that a reader recognises nothing that other engines wrote. */
    itTakesNoFileOfOthers(reader: QualityReader): void {
      it('takes no file of another engine', () => {
        const foreign = readdirSync(FIXTURES, {
          recursive: true,
          encoding: 'utf8',
        })
          .filter(path => path.endsWith('.json'))
          .filter(path => !path.startsWith(`${engine}${sep}`));
        expect(foreign.length).toBeGreaterThan(20);
        expect(
          foreign.filter(path =>
            reader.sniff(readJsonHead(readFileSync(join(FIXTURES, path)))),
          ),
        ).toEqual([]);
      });
    },
  };
}

/**
 * How many results have which outcome; those that none has are left out.
 * @public
 */
export function outcomesIn(
  reports: readonly QualityReport[],
): Partial<Record<CheckOutcome, number>> {
  const results = reports.flatMap(report => report.results);
  return Object.fromEntries(
    CHECK_OUTCOMES.map(outcome => [
      outcome,
      results.filter(each => each.outcome === outcome).length,
    ]).filter(([, count]) => count),
  );
}

/**
 * Codes of all problems, each once, in alphabetical order.
 * @public
 */
export function problemsIn(reports: readonly QualityReport[]): string[] {
  const codes = reports.flatMap(report =>
    report.problems.map(({ code }) => code),
  );
  return [...new Set(codes)].sort();
}
