import type { ResultsReceipt } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { QualityRoom } from '../QualityRoom';
import { BusyError } from './errors';
import { identifySender } from './identifySender';
import { IngestGate } from './IngestGate';
import { INGEST_PATHS } from './ingestPaths';
import { INGEST_LIMITS, type IngestLimits } from './limits';
import { readArtifacts } from './readArtifacts';
import { receiveResults } from './receiveResults';

/**
 * The routes by which results come in. They are mounted before the API document
 * is applied: their bodies are no JSON of ours.
 */
export function addIngestRoutes(
  router: Router,
  room: QualityRoom,
  limits: IngestLimits = INGEST_LIMITS,
): void {
  const gate = new IngestGate(limits);

  const receive = async (
    request: Request,
    response: Response,
  ): Promise<ResultsReceipt> => {
    const sender = await identifySender(room, request);
    const left = new AbortController();
    response.once('close', () => left.abort());
    const ticket = await gate.enter(sender.ref, left.signal);
    try {
      const sent = await readArtifacts(request, limits, ticket);
      return await receiveResults(room, room.readers, sender, sent, limits);
    } finally {
      ticket.leave();
    }
  };

  router.post(
    INGEST_PATHS.results,
    answering(async (req, res) => {
      res.json(await receive(req, res));
    }),
  );
}

/** What a handler throws gets to the error handler, with when to come again. */
function answering(
  handle: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return (request, response, next) => {
    handle(request, response).catch(error => {
      if (error instanceof BusyError) {
        response.setHeader('retry-after', `${error.retryAfter}`);
      }
      next(error);
    });
  };
}
