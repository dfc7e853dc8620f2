import type { DomainSummary } from '@backstage-data-mesh/plugin-data-mesh-common';

/** A domain with its sub-domains. */
export type DomainNode = { domain: DomainSummary; children: DomainNode[] };

/**
 * Arranges domains below their parents, in the order given. A domain whose
 * parent is unknown, or that is its own ancestor, stands at the top, so that
 * each domain is shown exactly once.
 */
export function toDomainTree(domains: readonly DomainSummary[]): DomainNode[] {
  const nodes = new Map(
    domains.map(domain => [domain.ref, { domain, children: [] } as DomainNode]),
  );
  const roots: DomainNode[] = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.domain.parent ?? '');
    if (parent && !isInCycle(node.domain, nodes)) {
      parent.children.push(node);
    } else {
      roots.push(node);
    }
  }
  return roots;
}

function isInCycle(
  start: DomainSummary,
  nodes: ReadonlyMap<string, DomainNode>,
): boolean {
  const seen = new Set<string>();
  let current: DomainSummary | undefined = start;
  while (current?.parent) {
    current = nodes.get(current.parent)?.domain;
    if (current?.ref === start.ref) {
      return true;
    }
    if (!current || seen.has(current.ref)) {
      return false;
    }
    seen.add(current.ref);
  }
  return false;
}

/**
 * Keeps the domains whose title or description has the text, with all that is
 * above them.
 */
export function filterDomainTree(
  nodes: readonly DomainNode[],
  text: string,
): DomainNode[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) {
    return [...nodes];
  }
  return nodes.flatMap(node => {
    const { title, description = '', ref } = node.domain;
    const fits = [title, description, ref].some(field =>
      field.toLocaleLowerCase().includes(wanted),
    );
    const children = filterDomainTree(node.children, text);
    return fits || children.length > 0 ? [{ ...node, children }] : [];
  });
}
