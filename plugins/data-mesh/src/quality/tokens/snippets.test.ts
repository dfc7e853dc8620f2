import { snippetsFor } from './snippets';

const SECRET = 'dmq_k3v9_abc';

describe('ready-made ways to send results', () => {
  it.each([
    ['https://portal.example/api/data-mesh', 'api/data-mesh'],
    ['https://host.example:8443/portal/api/data-mesh', 'portal/api/data-mesh'],
  ])('lead to the portal at %s', (baseUrl, path) => {
    const code = Object.fromEntries(
      snippetsFor(baseUrl, SECRET).map(each => [each.id, each.code]),
    );
    const { origin } = new URL(baseUrl);
    expect(code.curl).toContain(`'${baseUrl}/quality/results'`);
    expect(code.datacontract).toContain(`ENTROPY_DATA_HOST='${origin}'`);
    expect(code.datacontract).toContain(
      `--publish '${baseUrl}/quality/publish/datacontract'`,
    );
    // Clients that resolve the endpoint against the host, and those that
    // append it, end at the same address.
    const [, url] = /url: (\S+)/.exec(code.openlineage) ?? [];
    const [, endpoint] = /endpoint: (\S+)/.exec(code.openlineage) ?? [];
    const whole = `${baseUrl}/quality/openlineage/api/v1/lineage`;
    expect(new URL(endpoint, url).href).toBe(whole);
    expect(`${url}/${endpoint}`).toBe(whole);
    expect(endpoint.startsWith(path)).toBe(true);
  });

  it('hold the secret, each where its tool looks for it', () => {
    for (const { code } of snippetsFor('https://p.example/api', SECRET)) {
      expect(code).toContain(SECRET);
    }
  });
});
