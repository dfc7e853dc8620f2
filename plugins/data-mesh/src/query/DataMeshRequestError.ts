/**
 * A request that the data-mesh backend refused or could not answer.
 *
 * `name` and `message` are those of the backend's error body, such as
 * `NotFoundError`, so that `error.name` decides what a page says.
 */
export class DataMeshRequestError extends Error {
  readonly statusCode: number;

  constructor(options: { name: string; message: string; statusCode: number }) {
    super(options.message);
    this.name = options.name;
    this.statusCode = options.statusCode;
  }
}

/**
 * Reads what `openapi-fetch` returns as `error`: the body of Backstage's error
 * response, or text when a proxy answered instead of the backend.
 */
export function toRequestError(
  body: unknown,
  response: Response,
): DataMeshRequestError {
  const statusCode = response.status;
  const error =
    typeof body === 'object' && body !== null && 'error' in body
      ? (body as { error?: { name?: unknown; message?: unknown } }).error
      : undefined;
  return new DataMeshRequestError({
    name: typeof error?.name === 'string' ? error.name : 'ResponseError',
    message:
      typeof error?.message === 'string'
        ? error.message
        : `The data-mesh backend answered ${statusCode} ${response.statusText}`.trim(),
    statusCode,
  });
}
