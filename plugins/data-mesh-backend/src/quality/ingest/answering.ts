import type { Request, RequestHandler, Response } from 'express';
import { BusyError } from './errors';
import { INGEST_LIMITS } from './limits';

/**
 * A handler for a router that waits for no promise: what it throws gets to the
 * error handler, with when to come again. A sender that was refused and goes on
 * sending is hung up on, after it had the time to read why.
 */
export function answering<Path extends Record<string, string>>(
  handle: (request: Request<Path>, response: Response) => Promise<void>,
  { lingerMs }: { lingerMs: number } = INGEST_LIMITS,
): RequestHandler<Path> {
  return (request, response, next) => {
    handle(request, response).catch(error => {
      if (error instanceof BusyError) {
        response.setHeader('retry-after', `${error.retryAfter}`);
      }
      if (!request.complete) {
        response.once('finish', () => linger(request, lingerMs));
      }
      next(error);
    });
  };
}

function linger<Path>(request: Request<Path>, lingerMs: number): void {
  const timer = setTimeout(() => request.destroy(), lingerMs);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
  request.once('end', () => clearTimeout(timer));
  request.resume();
}
