import type { Request, RequestHandler, Response } from 'express';
import { BusyError } from './errors';

/**
 * A handler for a router that waits for no promise: what it throws gets to the
 * error handler, with when to come again.
 */
export function answering<Path extends Record<string, string>>(
  handle: (request: Request<Path>, response: Response) => Promise<void>,
): RequestHandler<Path> {
  return (request, response, next) => {
    handle(request, response).catch(error => {
      if (error instanceof BusyError) {
        response.setHeader('retry-after', `${error.retryAfter}`);
      }
      next(error);
    });
  };
}
