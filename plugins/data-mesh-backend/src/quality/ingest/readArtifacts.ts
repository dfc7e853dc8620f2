import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import { Budget } from './Budget';
import { collect, gunzipFile } from './collect';
import { PayloadTooLargeError } from './errors';
import type { Ticket } from './IngestGate';
import type { IngestLimits } from './limits';
import { explainBody, openBody } from './openBody';
import { readForm, type SentArtifact } from './readForm';

/** The artifact of a request that is none of a form. */
export const BODY = 'body';

/**
 * The artifacts that a request brings: its body as it is, whatever its type
 * says, or the parts of a form.
 *
 * @throws InputError, or with the status that says what is wrong with it
 */
export async function readArtifacts(
  request: Request,
  limits: IngestLimits,
  ticket: Ticket,
): Promise<SentArtifact[]> {
  const whole = new Budget({
    bytes: limits.requestBytes,
    of: 'The request',
    from: ticket,
  });
  if (Number(request.get('content-length')) > limits.requestBytes) {
    // Not one byte of it has to be read to know.
    throw new PayloadTooLargeError(
      `The request has more than ${limits.requestBytes} bytes`,
    );
  }
  const body = openBody(request, limits.silenceMs);
  let sent: SentArtifact[];
  try {
    sent = /^multipart\//i.test(request.get('content-type') ?? '')
      ? await readForm(body, request.headers, limits, whole)
      : [{ name: BODY, bytes: await readWhole(body, limits, whole) }];
  } catch (error) {
    throw explainBody(error);
  } finally {
    body.destroy();
  }
  const artifacts: SentArtifact[] = [];
  for (const { name, bytes } of sent) {
    artifacts.push({
      name,
      bytes: await gunzipFile(bytes, name, unpacking(name)),
    });
  }
  if (artifacts.every(({ bytes }) => bytes.length === 0)) {
    throw new InputError(
      'There is nothing in the body. Send an artifact, such as with curl --data-binary @run_results.json',
    );
  }
  return artifacts;

  function unpacking(name: string): Budget {
    return new Budget({ bytes: limits.artifactBytes, of: name, from: whole });
  }
}

function readWhole(
  body: AsyncIterable<Buffer>,
  limits: IngestLimits,
  whole: Budget,
): Promise<Buffer> {
  return collect(
    body,
    new Budget({
      bytes: limits.artifactBytes,
      of: 'The artifact',
      from: whole,
    }),
  );
}
