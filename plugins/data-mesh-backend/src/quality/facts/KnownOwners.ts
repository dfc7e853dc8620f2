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
  readonly #known = new Map<string, KnownOwner>();

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
   * @throws ServiceUnavailableError when it cannot be asked; then what was
   *   known before stays
   */
  async ask(refs: Iterable<string>): Promise<void> {
    const wanted = [...new Set(refs)];
    if (wanted.length === 0) return;
    const existing = new Set(await this.#people.existing(wanted));
    const asOf = this.#now();
    for (const ref of wanted) {
      this.#known.set(ref, { exists: existing.has(ref), asOf });
    }
  }
}
