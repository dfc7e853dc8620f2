import { toError } from '@backstage/errors';
import { scrubDiagnostics } from '../../diagnostics/scrubDiagnostics';

const LONGEST = 500;
const QUERY_OF_URL = /(\bhttps?:\/\/[^\s?#'"]+)[?#][^\s'"]*/g;
/** Some hosts take a token alone in the place of a user. */
const USER_OF_URL = /(\bhttps?:\/\/)[^\s/:@'"]+@/g;

/** An error for people: its first line, without what may be secret. */
export function wordsOf(error: unknown): string {
  const { message } = toError(error);
  return (
    safeWords(message.split('\n')[0].trim()) || 'It failed without a reason.'
  );
}

/** What is said of a job, without what may be secret. */
export function safeWords(text: string): string {
  return scrubDiagnostics(
    text.replace(QUERY_OF_URL, '$1').replace(USER_OF_URL, '$1***@'),
  ).slice(0, LONGEST);
}
