import { parseEntityRef } from '@backstage/catalog-model';
import {
  DATA_PRODUCT_KIND,
  type ResultsReceipt,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Request, Response, Router } from 'express';
import type { QualityRoom } from '../QualityRoom';
import { answering } from './answering';
import { identifySender } from './identifySender';
import { IngestGate } from './IngestGate';
import { INGEST_PATHS } from './ingestPaths';
import { INGEST_LIMITS, type IngestLimits } from './limits';
import { isOtherEvent } from './isOtherEvent';
import { readArtifacts } from './readArtifacts';
import { receiveResults, type Reception } from './receiveResults';

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
    reception: Reception = {},
  ): Promise<ResultsReceipt> => {
    const sender = await identifySender(room, request);
    const left = new AbortController();
    response.once('close', () => left.abort());
    const ticket = await gate.enter(sender.ref, left.signal);
    try {
      const sent = await readArtifacts(request, limits, ticket);
      return await receiveResults(room, sender, sent, {
        ...reception,
        maxBytes: limits.artifactBytes,
      });
    } finally {
      ticket.leave();
    }
  };

  router.post(
    INGEST_PATHS.results,
    answering(async (req, res) => {
      res.json(await receive(req, res));
    }, limits),
  );

  router.post(
    INGEST_PATHS.datacontract,
    answering(async (req, res) => {
      const receipt = await receive(req, res, { engine: 'datacontract' });
      const page = pageOf(room, receipt);
      if (page) {
        // The command prints it.
        res.setHeader('location-html', page);
      }
      res.status(200).json(receipt);
    }, limits),
  );

  router.post(
    INGEST_PATHS.openlineage,
    answering(async (req, res) => {
      res.json(
        await receive(req, res, {
          engine: 'openlineage',
          ignores: isOtherEvent,
        }),
      );
    }, limits),
  );
}

/** The page of the product that results belong to; undefined for several. */
function pageOf(
  room: QualityRoom,
  { runs }: ResultsReceipt,
): string | undefined {
  const refs = new Set(
    runs.flatMap(({ products }) => products.map(({ product }) => product)),
  );
  const [ref] = refs;
  const { portalUrl } = room.options;
  if (refs.size !== 1 || portalUrl === undefined) {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(ref);
  const parts = [namespace, DATA_PRODUCT_KIND, name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `${portalUrl}/catalog/${parts.join('/')}/quality`;
}
