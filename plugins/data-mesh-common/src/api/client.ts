import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema.generated';

/**
 * The typed client of the data-mesh API; paths, parameters and answers are
 * those of `openapi.yaml`.
 * @public
 */
export type DataMeshClient = Client<paths>;

/**
 * Makes a client that looks up the plugin's address at every call, as
 * Backstage's discovery demands, and leaves tokens to the given `fetch`.
 *
 * @public
 */
export function createDataMeshClient(options: {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}): DataMeshClient {
  const { discoveryApi, fetchApi } = options;
  // A placeholder base: openapi-fetch wants one at creation, discovery is async.
  const placeholder = 'http://data-mesh.invalid';
  return createClient<paths>({
    baseUrl: placeholder,
    fetch: async (request: Request) => {
      const baseUrl = await discoveryApi.getBaseUrl('data-mesh');
      const url = baseUrl + request.url.slice(placeholder.length);
      const body = ['GET', 'HEAD'].includes(request.method)
        ? undefined
        : await request.text();
      return fetchApi.fetch(url, {
        method: request.method,
        headers: request.headers,
        body,
        signal: request.signal,
      });
    },
  });
}
