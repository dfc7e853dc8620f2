import { CustomErrorBase } from '@backstage/errors';

/** What it is about was there, and is no more. Answered with 410. */
export class GoneError extends CustomErrorBase {
  name = 'GoneError' as const;
  /** Backstage's error handler answers with it. */
  readonly statusCode = 410;
}
