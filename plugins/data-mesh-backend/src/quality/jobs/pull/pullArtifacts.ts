import { InputError } from '@backstage/errors';
import { readWithAll } from '@backstage-data-mesh/plugin-data-mesh-node';
import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import type { QualityJobRow } from '../../../database/tables';
import type { QualityRoom } from '../../QualityRoom';
import { storeReports } from '../../results/storeReports';
import { readCursor, type JobCursor } from '../cursor';
import type { JobOutcome } from '../finishJob';
import { loadJobProduct, type JobProduct } from '../jobProduct';
import { noteOf } from '../noteOf';
import { fetchArtifact } from './fetchArtifact';
import { inflate } from './inflate';
import { parseSubjects } from './parseSubjects';
import { resolveAddress, toPlace, type ArtifactPlace } from './resolveAddress';

type Fetched = { address: string; bytes: Buffer; etag?: string; hash: string };

/**
 * Fetches the artifacts of a job, and stores what is new in them for its
 * product, and for no other.
 *
 * @throws Error in words when they cannot be fetched or read
 */
export async function pullArtifacts(
  room: QualityRoom,
  row: QualityJobRow,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const { options, readers, urlReader } = room;
  const product = await loadJobProduct(room.knex, row.product_ref);
  const [subject] = parseSubjects(row.subject);
  if (!product || !subject) {
    return { kind: 'gone' };
  }
  const configured = options.jobs.pulls.find(
    each => each.product === product.ref && each.subject === row.subject,
  );
  const everyMs = configured?.everyMs ?? options.jobs.pullEveryMs;
  const known = readCursor(row.cursor).artifacts ?? {};
  try {
    const places = subject.addresses.map((address): ArtifactPlace =>
      configured
        ? { kind: 'url', url: address }
        : resolveAddress(address, declaredAt(product), options.jobs),
    );
    const fetchAt = async (at: number, etag?: string) =>
      fetchArtifact(places[at], {
        address: subject.addresses[at],
        etag,
        urlReader,
        signal,
      });
    const first = [];
    for (const [at, address] of subject.addresses.entries()) {
      first.push(await fetchAt(at, known[address]?.etag));
    }
    const done = (cursor: JobCursor, note?: string): JobOutcome => ({
      kind: 'done',
      everyMs,
      cursor,
      note,
    });
    if (first.every(({ unchanged }) => unchanged)) {
      return done({ artifacts: known }, row.last_error ?? undefined);
    }
    const fetched: Fetched[] = [];
    for (const [at, address] of subject.addresses.entries()) {
      // Those that belong together are read together, though one is new.
      const got = first[at].unchanged ? await fetchAt(at) : first[at];
      if (got.unchanged) {
        throw new Error(`'${address}' changed while it was read.`);
      }
      fetched.push({
        address,
        bytes: await inflate(got.bytes, address),
        etag: got.etag,
        hash: createHash('sha256').update(got.bytes).digest('hex'),
      });
    }
    const artifacts = Object.fromEntries(
      fetched.map(({ address, etag, hash }) => [address, { etag, hash }]),
    );
    if (fetched.every(({ address, hash }) => known[address]?.hash === hash)) {
      return done({ artifacts }, row.last_error ?? undefined);
    }
    const reading = await readWithAll(
      readers,
      fetched.map(({ address, bytes }) => ({ name: address, bytes })),
      { now: await room.ledger.now(), pause: () => pause() },
    );
    const unknown = fetched.filter((_, at) => !reading.recognised[at]);
    if (unknown.length > 0) {
      throw new InputError(
        `'${unknown[0].address}' is of no engine that the portal knows.`,
      );
    }
    signal.throwIfAborted();
    const runs = await storeReports(
      room,
      {
        source: 'pull',
        ref: 'system:quality-pull',
        owners: [],
        products: [product.ref],
        inbox: product.owner,
      },
      reading.reports,
    );
    return done({ artifacts }, noteOf(runs));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

function declaredAt(product: JobProduct) {
  const location = toPlace(product.source);
  return (
    location && {
      location,
      origin: toPlace(product.projection.origin) ?? location,
    }
  );
}
