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
import { shownAddress } from '../shownAddress';
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
  const cursor = readCursor(row.cursor);
  const known = cursor.artifacts ?? {};
  const shown = subject.addresses.map(shownAddress);
  try {
    const places = subject.addresses.map((address): ArtifactPlace =>
      configured
        ? { kind: 'url', url: address }
        : resolveAddress(address, declaredAt(product), options.jobs),
    );
    const fetchAt = async (at: number, etag?: string) =>
      fetchArtifact(places[at], {
        address: shown[at],
        etag,
        urlReader,
        signal,
      });
    const first = [];
    for (const [at, address] of subject.addresses.entries()) {
      first.push(await fetchAt(at, known[address]?.etag));
    }
    const done = (
      artifacts: JobCursor['artifacts'],
      note?: string,
    ): JobOutcome => ({
      kind: 'done',
      everyMs,
      cursor: { artifacts, note },
      note,
    });
    if (first.every(({ unchanged }) => unchanged)) {
      return done(known, cursor.note);
    }
    const fetched: Fetched[] = [];
    for (const [at, address] of subject.addresses.entries()) {
      // Those that belong together are read together, though one is new.
      const got = first[at].unchanged ? await fetchAt(at) : first[at];
      if (got.unchanged) {
        throw new Error(`'${shown[at]}' changed while it was read.`);
      }
      fetched.push({
        address,
        bytes: await inflate(got.bytes, shown[at]),
        etag: got.etag,
        hash: createHash('sha256').update(got.bytes).digest('hex'),
      });
    }
    const artifacts = Object.fromEntries(
      fetched.map(({ address, etag, hash }) => [address, { etag, hash }]),
    );
    if (fetched.every(({ address, hash }) => known[address]?.hash === hash)) {
      return done(artifacts, cursor.note);
    }
    const reading = await readWithAll(
      readers,
      fetched.map(({ bytes }, at) => ({ name: shown[at], bytes })),
      { now: await room.ledger.now(), pause: () => pause() },
    );
    const unknown = shown.filter((_, at) => !reading.recognised[at]);
    if (unknown.length > 0) {
      throw new InputError(
        `'${unknown[0]}' is of no engine that the portal knows.`,
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
    return done(artifacts, noteOf(runs));
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
