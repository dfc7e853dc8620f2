/** A domain of the catalog, as the registry keeps it. */
export type DomainRecord = {
  ref: string;
  title: string;
  description?: string;
  owner?: string;
  parent?: string;
};

/** Who is part of whom among the domains of the catalog. Never changes. */
export class DomainTree {
  readonly #domains: Map<string, DomainRecord>;
  readonly #children = new Map<string, string[]>();

  constructor(domains: DomainRecord[]) {
    this.#domains = new Map(domains.map(domain => [domain.ref, domain]));
    for (const { ref, parent } of domains) {
      if (parent !== undefined) {
        const siblings = this.#children.get(parent);
        if (siblings) {
          siblings.push(ref);
        } else {
          this.#children.set(parent, [ref]);
        }
      }
    }
  }

  get(ref: string): DomainRecord | undefined {
    return this.#domains.get(ref);
  }

  all(): DomainRecord[] {
    return [...this.#domains.values()];
  }

  /** Domains that are directly part of the given one. */
  children(ref: string): string[] {
    return this.#children.get(ref) ?? [];
  }

  /**
   * The domain and those around it, outwards. Ends where a domain is unknown,
   * and where domains contain each other.
   */
  path(ref: string): string[] {
    const path = [ref];
    let parent = this.#domains.get(ref)?.parent;
    while (parent !== undefined && !path.includes(parent)) {
      path.push(parent);
      parent = this.#domains.get(parent)?.parent;
    }
    return path;
  }
}
