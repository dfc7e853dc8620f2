import type { Ineligible } from './eligibility';

/**
 * Somebody wanted to decide who may not. Backends answer with 403.
 * @public
 */
export class IneligibleError extends Error {
  readonly code: Ineligible['code'];

  constructor(why: Ineligible) {
    super(why.message);
    // Backstage's error handler turns it into 403 by this name.
    this.name = 'NotAllowedError';
    this.code = why.code;
  }
}
