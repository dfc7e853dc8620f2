import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ActingFor,
  Machine,
  PeopleDirectory,
  Person,
} from '../../people/PeopleDirectory';

const DEFAULT = (ref: string) => {
  const [kind, name] = ref.split(':');
  return `${kind}:default/${name}`;
};

/**
 * People of a test, changed at will. References are written short, such as
 * `user:ann`; all answers have them in full.
 */
export class TestPeople implements PeopleDirectory {
  readonly #users = new Map<string, Set<string>>();
  readonly #groups = new Map<string, string | undefined>();
  readonly #machines = new Map<string, string>();
  readonly #annotations = new Map<string, Record<string, string>>();

  /** The catalog cannot be asked. */
  isDown = false;
  /** Number of questions so far. */
  asked = 0;

  group(ref: string, parent?: string): this {
    this.#groups.set(DEFAULT(ref), parent && DEFAULT(parent));
    return this;
  }

  user(ref: string, ...groups: string[]): this {
    this.#users.set(DEFAULT(ref), new Set(groups.map(DEFAULT)));
    return this;
  }

  /** A component or data product. */
  owned(ref: string, owner: string): this {
    this.#machines.set(DEFAULT(ref), DEFAULT(owner));
    return this;
  }

  annotate(ref: string, annotations: Record<string, string>): this {
    this.#annotations.set(DEFAULT(ref), annotations);
    return this;
  }

  /** Nobody is left. */
  clear(): void {
    for (const map of [this.#users, this.#groups, this.#machines]) {
      map.clear();
    }
    this.#annotations.clear();
    this.isDown = false;
  }

  /** Leaves the catalog. */
  remove(ref: string): this {
    for (const map of [this.#users, this.#groups, this.#machines]) {
      map.delete(DEFAULT(ref));
    }
    return this;
  }

  async person(ref: string): Promise<Person | undefined> {
    this.#ask();
    const groups = this.#users.get(ref);
    if (!groups) {
      return undefined;
    }
    const allGroups = [...this.#up([...groups])];
    return {
      ref,
      title: ref,
      groups: [...groups].filter(group => this.#groups.has(group)),
      allGroups,
      owns: [...this.#machines]
        .filter(([, owner]) => [ref, ...allGroups].includes(owner))
        .map(([machine]) => machine),
    };
  }

  async actsFor(person: Person): Promise<ActingFor[]> {
    this.#ask();
    const mine = [person.ref, ...person.allGroups];
    return [
      { ref: person.ref, kind: 'user', title: person.title },
      ...[...new Set([...person.groups, ...person.allGroups])].map(ref => ({
        ref,
        kind: 'group' as const,
        title: ref,
      })),
      ...[...this.#machines]
        .filter(([, owner]) => mine.includes(owner))
        .map(([ref]) => ({ ref, kind: this.#kind(ref), title: ref })),
    ];
  }

  async machine(ref: string): Promise<Machine | undefined> {
    this.#ask();
    if (this.#groups.has(ref)) {
      return { ref, kind: 'group', title: ref, owner: ref };
    }
    const owner = this.#machines.get(ref);
    return owner
      ? { ref, kind: this.#kind(ref), title: ref, owner }
      : undefined;
  }

  async existing(refs: readonly string[]): Promise<string[]> {
    this.#ask();
    return refs.filter(
      ref =>
        this.#users.has(ref) ||
        this.#groups.has(ref) ||
        this.#machines.has(ref),
    );
  }

  async approvers(refs: readonly string[]): Promise<string[]> {
    this.#ask();
    return this.#members(refs);
  }

  async beneficiaries(consumer: string): Promise<string[]> {
    this.#ask();
    const owner = this.#machines.get(consumer) ?? consumer;
    const groups = [...this.#groups.keys()].filter(group =>
      this.#up([group]).has(owner),
    );
    return this.#members([owner, ...groups]);
  }

  async above(refs: readonly string[]): Promise<string[]> {
    this.#ask();
    const found = refs.flatMap(ref => [
      ...(this.#users.get(ref) ?? []),
      ...(this.#groups.get(ref) ? [this.#groups.get(ref)!] : []),
    ]);
    return [...new Set(found)].filter(ref => this.#groups.has(ref));
  }

  async annotations(
    refs: readonly string[],
    annotation: string,
  ): Promise<Map<string, string>> {
    this.#ask();
    return new Map(
      refs.flatMap(ref => {
        const value = this.#annotations.get(ref)?.[annotation];
        return value === undefined ? [] : [[ref, value] as const];
      }),
    );
  }

  #ask(): void {
    this.asked += 1;
    if (this.isDown) {
      throw new ServiceUnavailableError(
        'The catalog cannot be asked who people are; nothing was changed. Try again later.',
      );
    }
  }

  #members(refs: readonly string[]): string[] {
    const users = [...this.#users].filter(
      ([user, groups]) =>
        refs.includes(user) ||
        refs.some(ref => groups.has(ref) && this.#groups.has(ref)),
    );
    return users.map(([user]) => user).sort();
  }

  #up(groups: string[]): Set<string> {
    const found = new Set<string>();
    let next = groups.filter(group => this.#groups.has(group));
    while (next.length > 0) {
      next.forEach(group => found.add(group));
      next = next
        .map(group => this.#groups.get(group))
        .filter(group => group !== undefined)
        .filter(group => this.#groups.has(group) && !found.has(group));
    }
    return found;
  }

  #kind(ref: string): 'component' | 'dataproduct' {
    return ref.startsWith('component:') ? 'component' : 'dataproduct';
  }
}
