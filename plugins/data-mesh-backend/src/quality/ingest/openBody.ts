import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import { PassThrough, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { RequestTimeoutError, UnsupportedEncodingError } from './errors';

/** Of what is decompressed at once: each piece costs a turn of the event loop. */
const CHUNK = { chunkSize: 128 * 1024 };

const DECODERS: Record<string, () => Transform> = {
  identity: () => new PassThrough(),
  gzip: () => createGunzip(CHUNK),
  'x-gzip': () => createGunzip(CHUNK),
  deflate: () => createInflate(CHUNK),
  br: () => createBrotliDecompress(CHUNK),
};

/**
 * The body of a request, decompressed as it is read and no faster. Whoever
 * stops reading it destroys it; what then still comes is passed over, so that
 * the sender gets its answer.
 *
 * @throws UnsupportedEncodingError
 */
export function openBody(request: Request, silenceMs: number): Transform {
  const encoding =
    request.get('content-encoding')?.trim().toLowerCase() || 'identity';
  const decode = Object.hasOwn(DECODERS, encoding)
    ? DECODERS[encoding]
    : undefined;
  if (!decode) {
    throw new UnsupportedEncodingError(
      `content-encoding is '${encoding.slice(0, 100)}'; known are gzip, deflate and br`,
    );
  }
  const body = decode();
  const silence = setTimeout(
    () =>
      body.destroy(
        new RequestTimeoutError(
          `Nothing came for ${silenceMs / 1000} seconds, and the body was not at its end`,
        ),
      ),
    silenceMs,
  );
  silence.unref();
  const heard = () => silence.refresh();
  const cut = () => {
    if (!request.complete) {
      body.destroy(new InputError('The body ended before its end'));
    }
  };
  request.on('data', heard);
  request.once('end', () => clearTimeout(silence));
  request.once('close', cut);
  body.once('close', () => {
    clearTimeout(silence);
    request.off('data', heard);
    request.off('close', cut);
    request.unpipe(body);
    request.resume();
  });
  if (request.destroyed) {
    cut();
  }
  request.pipe(body);
  return body;
}

/** What went wrong with a body, in words; limits of ours speak for themselves. */
export function explainBody(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(Z_|ERR_)/.test(code)
    ? new InputError(
        `The body cannot be decompressed as its content-encoding says (${code})`,
      )
    : error;
}
