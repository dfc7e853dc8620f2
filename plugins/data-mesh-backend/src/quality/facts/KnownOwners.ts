import type { PeopleDirectory } from '../../people/PeopleDirectory';

/** What the catalog said about an owner, and when. */
export type KnownOwner = { exists: boolean; asOf: Date };

/**
 * Which owners of products the catalog has, in memory: scores are computed in
 * transactions, in which no other service is asked.
 */
export class KnownOwners {
  readonly #people: Pick<PeopleDirectory, 'existing'>;
  readonly #now: () => Date;
  #known = new Map<string, KnownOwner>();

  constructor(options: {
    people: Pick<PeopleDirectory, 'existing'>;
    now?: () => Date;
  }) {
    this.#people = options.people;
    this.#now = options.now ?? (() => new Date());
  }

  /** What is known of an owner; undefined before the catalog was asked. */
  get(ref: string): KnownOwner | undefined {
    return this.#known.get(ref);
  }

  /**
   * Asks the catalog about owners.
   *
   * @returns those of whom something else was known before; an owner of whom
   *   nothing was known was taken to exist
   * @throws ServiceUnavailableError when it cannot be asked; then what was
   *   known before stays
   */
  async ask(refs: Iterable<string>): Promise<string[]> {
    const wanted = [...new Set(refs)];
    if (wanted.length === 0) return [];
    const existing = new Set(await this.#people.existing(wanted));
    const asOf = this.#now();
    const changed: string[] = [];
    for (const ref of wanted) {
      const exists = existing.has(ref);
      if ((this.#known.get(ref)?.exists ?? true) !== exists) {
        changed.push(ref);
      }
      this.#known.set(ref, { exists, asOf });
    }
    return changed;
  }
}
