import {
  parseContract,
  type Problem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { createHash } from 'node:crypto';

/** Contracts whose verdict is remembered, so that a round costs no parsing. */
const MAX_REMEMBERED = 2_000;
const MAX_PROBLEMS = 5;

/**
 * Tells what keeps a text from being understood as a contract at all: that it
 * is no YAML, no ODCS, or of an unknown version. Smaller mistakes in a contract
 * are left to those who show it.
 *
 * @returns Problems with line and column in the text, without source
 */
export class ContractJudge {
  readonly #maxBytes: number;
  readonly #verdicts = new Map<string, Problem[]>();

  constructor(options: { maxBytes: number }) {
    this.#maxBytes = options.maxBytes;
  }

  judge(text: string): Problem[] {
    const hash = createHash('sha256').update(text).digest('base64');
    const known = this.#verdicts.get(hash);
    if (known) {
      return known;
    }
    const verdict = fundamental(text, this.#maxBytes);
    this.#verdicts.set(hash, verdict);
    if (this.#verdicts.size > MAX_REMEMBERED) {
      const [oldest] = this.#verdicts.keys();
      this.#verdicts.delete(oldest);
    }
    return verdict;
  }
}

function fundamental(text: string, maxBytes: number): Problem[] {
  const { contract, problems } = parseContract(text, { maxBytes });
  return problems
    .filter(
      ({ code, severity }) =>
        severity === 'error' && (!contract || code === 'unknown-version'),
    )
    .slice(0, MAX_PROBLEMS);
}
