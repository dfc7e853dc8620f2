import { coverageWords } from '@backstage-data-mesh/plugin-data-mesh-common';

/** How much of what is expected was evaluated, in words. */
export function CoverageText(props: { evaluated: number; expected: number }) {
  return <>{coverageWords(props)}</>;
}
