import type { Problem } from '@backstage-data-mesh/plugin-data-mesh-common';

/** Folders of a path on disk that are enough to know the file by. */
const KEPT_SEGMENTS = 3;

/**
 * A file on the backend's disk by its last folders: what lies above them says
 * nothing to an author, and something to those who should not know.
 */
function shortened(file: string): string {
  const segments = file.split('/');
  return file.startsWith('/') && segments.length > KEPT_SEGMENTS + 1
    ? `…/${segments.slice(-KEPT_SEGMENTS).join('/')}`
    : file;
}

/**
 * Where a problem is, as `file:line:column`, the form that editors and
 * terminals open; a location's type (`url:`, `file:`) is left out.
 */
export function problemPlace(problem: Problem): string | undefined {
  const { source, line, column } = problem;
  if (!source) {
    return line === undefined ? undefined : `line ${line}`;
  }
  const file = shortened(source.replace(/^(url|file):/, ''));
  return [file, line, line === undefined ? undefined : column]
    .filter(part => part !== undefined)
    .join(':');
}

/** The web address of a problem's file, when it has one. */
export function problemUrl(problem: Problem): string | undefined {
  const url = problem.source?.replace(/^url:/, '');
  if (!url || !/^https?:\/\//.test(url)) {
    return undefined;
  }
  // `#L12` is understood by the web views of GitHub, GitLab and Gitea.
  return problem.line === undefined ? url : `${url}#L${problem.line}`;
}
