import { createHash } from 'node:crypto';
import { cleanText } from '../results/cleanText';

/** Of quality_incidents.subject. */
const MOST_CHARACTERS = 100;

/**
 * What incidents call a service level of a product: its key and its port, as
 * the same contract may be that of several ports. A port whose name does not
 * fit is told from all others by its hash.
 */
export function levelSubject(key: string, port: string): string {
  const subject = `${key}@${port}`;
  return cleanText(subject, MOST_CHARACTERS) === subject
    ? subject
    : `${key}@${createHash('sha256').update(port).digest('hex')}`;
}
