import { CustomErrorBase } from '@backstage/errors';

/** More than is taken. Answered with 413. */
export class PayloadTooLargeError extends CustomErrorBase {
  name = 'PayloadTooLargeError' as const;
  /** Backstage's error handler answers with it. */
  readonly statusCode = 413;
}

/** The sender fell silent. Answered with 408. */
export class RequestTimeoutError extends CustomErrorBase {
  name = 'RequestTimeoutError' as const;
  readonly statusCode = 408;
}

/** A compression that is not understood. Answered with 415. */
export class UnsupportedEncodingError extends CustomErrorBase {
  name = 'UnsupportedEncodingError' as const;
  readonly statusCode = 415;
}

/** It came whole, and no results can be made of it. Answered with 422. */
export class UnusableArtifactsError extends CustomErrorBase {
  name = 'UnusableArtifactsError' as const;
  readonly statusCode = 422;
}

/** Too much to do just now. Answered with 503. */
export class BusyError extends CustomErrorBase {
  name = 'BusyError' as const;
  readonly statusCode = 503;
  /** When to come again, in seconds. */
  readonly retryAfter = 10;
}
