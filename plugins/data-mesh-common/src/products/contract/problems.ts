import type { Problem } from '../../api/types';
import type { Finding } from './document/finding';
import { Positions } from './document/position';

/** Gives findings their line, column and file, in the order of the file. */
export function toProblems(
  text: string,
  findings: Finding[],
  source: string | undefined,
): Problem[] {
  const positions = new Positions(text);
  return [...findings]
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .map(({ at, field, ...finding }) => ({
      ...finding,
      ...(field === undefined ? {} : { field }),
      ...(source === undefined ? {} : { source }),
      ...positions.of(at ?? 0),
    }));
}
