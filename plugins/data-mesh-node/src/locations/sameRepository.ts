import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { Place } from './place';

/**
 * Whether a file may be read for a declaration at a URL: when it lies in
 * the same repository on the same host, or below a URL that is configured.
 *
 * What a repository is depends on the host, by the way its URLs are built. At
 * a host without repositories (a bucket, a plain web server) the folder of the
 * registered location takes its place, and that of the declaring file.
 *
 * The rule compares URLs, not what a server answers: a reader follows
 * redirects only where it is configured to read at all.
 * @public
 */
export function mayReadUrl(
  target: string,
  context: {
    location: Place;
    originLocation: Place;
    integrations: ScmIntegrationRegistry;
    allowedUrls: string[];
  },
): boolean {
  const url = safeUrl(target);
  if (!url) {
    return false;
  }
  const allowed = context.allowedUrls
    .map(safeUrl)
    .some(place => place && isBelow(url, place.origin, place.pathname));
  if (allowed) {
    return true;
  }
  const base =
    context.location.type === 'url'
      ? safeUrl(context.location.target)
      : undefined;
  if (!base || base.origin !== url.origin) {
    return false;
  }
  const repository = repositoryOf(base, context.integrations);
  if (repository !== 'none') {
    return (
      repository !== undefined &&
      repositoryOf(url, context.integrations) === repository
    );
  }
  const origin =
    context.originLocation.type === 'url'
      ? safeUrl(context.originLocation.target)
      : undefined;
  return [base, origin].some(
    declaring =>
      declaring &&
      isBelow(url, declaring.origin, new URL('.', declaring).pathname),
  );
}

/** An http URL that cannot lead elsewhere than its path says. */
function safeUrl(value: string): URL | undefined {
  if (!URL.canParse(value)) {
    return undefined;
  }
  const url = new URL(value);
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isHttp || url.username !== '' || url.password !== '') {
    return undefined;
  }
  return hasHiddenSteps(url) ? undefined : url;
}

/**
 * Steps such as `..` that are percent-encoded, once or more often, survive the
 * parsing of a URL, and a server may yet take them.
 */
function hasHiddenSteps(url: URL): boolean {
  const paths = [url.pathname, ...url.searchParams.values()];
  return paths.some(path => {
    let decoded = path;
    for (let previous = ''; decoded !== previous;) {
      previous = decoded;
      decoded = decoded.replace(/%(25|2e|2f|5c)/gi, escape =>
        String.fromCharCode(parseInt(escape.slice(1), 16)),
      );
    }
    return decoded.split(/[/\\]/).some(step => step === '..' || step === '.');
  });
}

function isBelow(url: URL, origin: string, pathname: string): boolean {
  const folder = pathname.endsWith('/') ? pathname : `${pathname}/`;
  return (
    url.origin === origin &&
    (url.pathname === pathname || url.pathname.startsWith(folder))
  );
}

/**
 * The part of a URL's path that names the repository, as the readers of
 * `@backstage/integration` take it from such a URL; undefined when the URL
 * names none, and 'none' for a host that has no repositories.
 */
function repositoryOf(
  url: URL,
  integrations: ScmIntegrationRegistry,
): string | undefined {
  const type = integrations.byUrl(url)?.type;
  switch (type) {
    case 'github':
    case 'bitbucketCloud':
      return match(url.pathname, /^\/[^/]+\/[^/]+(?=\/)/);
    case 'gitea': {
      const baseUrl = integrations.gitea.byUrl(url)?.config.baseUrl;
      const prefix = baseUrl
        ? new URL(baseUrl).pathname.replace(/\/$/, '')
        : '';
      if (!url.pathname.startsWith(`${prefix}/`)) {
        return undefined;
      }
      const name = match(
        url.pathname.slice(prefix.length),
        /^\/[^/]+\/[^/]+(?=\/)/,
      );
      return name && `${prefix}${name}`;
    }
    case 'gitlab':
      return match(url.pathname, /^\/.+?(?=(?:\/-)?\/blob\/)/);
    case 'bitbucketServer':
      return match(
        url.pathname,
        /^(?:\/[^/]+)*?\/(?:projects|users)\/[^/]+\/repos\/[^/]+(?=\/)/,
      );
    case 'azure':
      return match(url.pathname, /^\/.+\/_git\/[^/]+$/);
    case 'gerrit':
      return match(url.pathname, /^\/.+?(?=\/\+\/)/);
    case 'harness':
      return match(url.pathname, /^\/.+?\/repos\/[^/]+(?=\/)/);
    case 'awsCodeCommit':
      return match(
        url.pathname,
        /^\/codesuite\/codecommit\/repositories\/[^/]+(?=\/)/,
      );
    default:
      return 'none';
  }
}

function match(path: string, pattern: RegExp): string | undefined {
  return pattern.exec(path)?.[0];
}
