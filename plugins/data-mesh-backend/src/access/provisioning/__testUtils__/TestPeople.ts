import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ActingFor,
  Machine,
  PeopleDirectory,
  Person,
} from '../../../people/PeopleDirectory';

/** People in memory, who come, go, and cannot be asked at times. */
export class TestPeople implements PeopleDirectory {
  /** Members by group. */
  readonly groups = new Map<string, string[]>();
  readonly users = new Set<string>();
  readonly machines = new Map<string, Machine>();
  /** Values by annotation and entity. */
  readonly values = new Map<string, Map<string, string>>();
  isDown = false;

  /** A user with a login of the fake platform. */
  addUser(name: string, login: string | undefined = name): string {
    const ref = `user:default/${name}`;
    this.users.add(ref);
    if (login) {
      this.annotate(ref, 'data-mesh/login.fake', login);
    }
    return ref;
  }

  annotate(ref: string, annotation: string, value: string): void {
    const values = this.values.get(annotation) ?? new Map();
    this.values.set(annotation, values.set(ref, value));
  }

  async person(ref: string): Promise<Person | undefined> {
    this.#answer();
    if (!this.users.has(ref)) {
      return undefined;
    }
    const groups = [...this.groups]
      .filter(([, members]) => members.includes(ref))
      .map(([group]) => group);
    return { ref, title: ref, groups, allGroups: groups, owns: [] };
  }

  async machine(ref: string): Promise<Machine | undefined> {
    this.#answer();
    return this.groups.has(ref)
      ? { ref, kind: 'group', title: ref, owner: ref }
      : this.machines.get(ref);
  }

  async actsFor(person: Person): Promise<ActingFor[]> {
    return [person.ref, ...person.groups].map(ref => ({
      ref,
      kind: ref.startsWith('user:') ? 'user' : 'group',
      title: ref,
    }));
  }

  async existing(refs: readonly string[]): Promise<string[]> {
    this.#answer();
    return refs.filter(
      ref =>
        this.users.has(ref) || this.groups.has(ref) || this.machines.has(ref),
    );
  }

  async approvers(refs: readonly string[]): Promise<string[]> {
    this.#answer();
    return refs
      .flatMap(ref => this.groups.get(ref) ?? [ref])
      .filter(ref => this.users.has(ref));
  }

  async beneficiaries(consumer: string): Promise<string[]> {
    return this.approvers([consumer]);
  }

  async above(): Promise<string[]> {
    this.#answer();
    return [];
  }

  async annotations(
    refs: readonly string[],
    annotation: string,
  ): Promise<Map<string, string>> {
    this.#answer();
    const values = this.values.get(annotation);
    return new Map(
      refs.flatMap(ref => {
        const value = values?.get(ref);
        return value === undefined ? [] : [[ref, value] as const];
      }),
    );
  }

  #answer(): void {
    if (this.isDown) {
      throw new ServiceUnavailableError('The catalog cannot be asked');
    }
  }
}
