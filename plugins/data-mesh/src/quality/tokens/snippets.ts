/** How to send results in one way, to be copied. */
export type Snippet = {
  id: string;
  title: string;
  /** For whom it is. */
  words: string;
  language: string;
  code: string;
};

/** Stands for the secret where it is not known any longer. */
export const SECRET_PLACEHOLDER = 'dmq_…';

/**
 * Ready-made ways to send results.
 *
 * @param baseUrl - of the data-mesh backend, as pipelines reach it
 * @param secret - of a token
 */
export function snippetsFor(baseUrl: string, secret: string): Snippet[] {
  const results = `${baseUrl}/quality/results`;
  const { origin, pathname } = new URL(baseUrl);
  return [
    {
      id: 'curl',
      title: 'curl',
      words:
        'Sends what an engine wrote: run results and manifest of dbt, a validation result of Great Expectations, the report of a Soda scan, and so on. The portal sees for itself which engine it was.',
      language: 'shell',
      code: [
        `export DATA_MESH_TOKEN='${secret}'`,
        '',
        '# dbt: the results with the manifest of the same run',
        `curl --fail-with-body '${results}' \\`,
        '  -H "Authorization: Bearer $DATA_MESH_TOKEN" \\',
        '  -F run_results=@target/run_results.json \\',
        '  -F manifest=@target/manifest.json',
        '',
        '# Any other engine: one file',
        `curl --fail-with-body '${results}' \\`,
        '  -H "Authorization: Bearer $DATA_MESH_TOKEN" \\',
        '  -H "Content-Type: application/json" \\',
        '  --data-binary @result.json',
        '',
      ].join('\n'),
    },
    {
      id: 'datacontract',
      title: 'Data Contract CLI',
      words:
        'Publishes each test of a contract. The CLI sends its key only to the host that ENTROPY_DATA_HOST names, so that has to be this portal.',
      language: 'shell',
      code: [
        `export ENTROPY_DATA_HOST='${origin}'`,
        `export ENTROPY_DATA_API_KEY='${secret}'`,
        '',
        'datacontract test datacontract.yaml \\',
        `  --publish '${baseUrl}/quality/publish/datacontract'`,
        '',
      ].join('\n'),
    },
    {
      id: 'openlineage',
      title: 'OpenLineage',
      words:
        'The HTTP transport of OpenLineage, in openlineage.yml. Events with assertions become results; others are answered and left alone.',
      language: 'yaml',
      code: [
        'transport:',
        '  type: http',
        // Some clients resolve the endpoint against the host alone.
        `  url: ${origin}`,
        `  endpoint: ${pathname.replace(/^\//, '')}/quality/openlineage/api/v1/lineage`,
        '  auth:',
        '    type: api_key',
        `    apiKey: ${secret}`,
        '',
      ].join('\n'),
    },
  ];
}
