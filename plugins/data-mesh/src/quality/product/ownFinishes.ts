import type { QualityJob } from '@backstage-data-mesh/plugin-data-mesh-common';

/** When the own checks of each port were last done. */
export type Finishes = ReadonlyMap<string, string | undefined>;

/** When the portal was last done with its own checks, by port. */
export function ownFinishes(jobs: readonly QualityJob[]): Finishes {
  return new Map(
    jobs
      .filter(({ kind }) => kind === 'own')
      .map(({ subject, lastFinishedAt }) => [subject, lastFinishedAt]),
  );
}

/** Ports of which the own checks were done since. */
export function finishedPorts(
  jobs: readonly QualityJob[],
  since: { ports: readonly string[]; before: Finishes },
): string[] {
  const now = ownFinishes(jobs);
  return since.ports.filter(port => {
    const finished = now.get(port);
    return finished !== undefined && finished !== since.before.get(port);
  });
}
