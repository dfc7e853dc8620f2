/**
 * Something was asked of a request, step or grant that its state does not
 * allow. Backends answer with 409.
 * @public
 */
export class IllegalMoveError extends Error {
  readonly subject: string;
  readonly state: string;
  readonly move: string;

  constructor(subject: string, state: string, move: string) {
    super(`A ${subject} that is ${state} cannot ${move}`);
    // Backstage's error handler turns it into 409 by this name.
    this.name = 'ConflictError';
    this.subject = subject;
    this.state = state;
    this.move = move;
  }
}
