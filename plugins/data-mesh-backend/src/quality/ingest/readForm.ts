import { InputError } from '@backstage/errors';
import busboy from 'busboy';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Budget, within } from './Budget';
import { collect } from './collect';
import { PayloadTooLargeError } from './errors';
import type { IngestLimits } from './limits';

/** An artifact as it was sent. */
export type SentArtifact = { name: string; bytes: Buffer };

/** What is no file has to be short: it is decoded as text. */
const FIELD_BYTES = 1024 * 1024;
const LONGEST_NAME = 200;

/**
 * The artifacts in a form, files and fields alike, in their order.
 *
 * @throws InputError for what is no form
 * @throws PayloadTooLargeError for too much of anything
 */
export async function readForm(
  body: Readable,
  headers: IncomingHttpHeaders,
  limits: IngestLimits,
  request: Budget,
): Promise<SentArtifact[]> {
  const form = openForm(headers, limits.artifacts);
  const parts: Array<Promise<SentArtifact>> = [];
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
    form.destroy();
  };
  const add = (
    named: string | undefined,
    read: (name: string) => Promise<Buffer>,
  ) => {
    const name = clip(named) ?? `part ${parts.length + 1}`;
    const part = read(name).then(bytes => ({ name, bytes }));
    part.catch(fail);
    parts.push(part);
  };
  form.on('file', (field, stream, { filename }) =>
    add(filename || field, name =>
      collect(stream, new Budget({ bytes: limits.artifactBytes, of: name })),
    ),
  );
  form.on('field', (field, text, { valueTruncated }) =>
    add(field, async name => {
      if (valueTruncated) {
        throw new PayloadTooLargeError(
          `${name} has more than ${FIELD_BYTES} bytes; send it as a file`,
        );
      }
      return Buffer.from(text, 'utf8');
    }),
  );
  form.on('partsLimit', () =>
    fail(
      new PayloadTooLargeError(
        `The form has more than ${limits.artifacts} parts`,
      ),
    ),
  );
  try {
    await pipeline(body, chunks => within(chunks, request), form);
    return await Promise.all(parts);
  } catch (error) {
    throw notAForm(failure ?? error);
  }
}

function openForm(headers: IncomingHttpHeaders, artifacts: number) {
  try {
    return busboy({
      headers,
      defParamCharset: 'utf8',
      // It tells at the end of the last one that is allowed.
      limits: { parts: artifacts + 1, fieldSize: FIELD_BYTES },
    });
  } catch (error) {
    throw notAForm(error);
  }
}

/** What busboy says of a broken form; what is ours stays as it is. */
function notAForm(error: unknown): unknown {
  return error instanceof Error && error.name === 'Error'
    ? new InputError(`The body is no multipart form: ${error.message}`)
    : error;
}

function clip(name: string | undefined): string | undefined {
  return name?.slice(0, LONGEST_NAME) || undefined;
}
