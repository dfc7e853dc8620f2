import type { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ActingFor,
  Machine,
  PeopleDirectory,
  Person,
} from './PeopleDirectory';

const CACHE_MS = 10_000;
const CACHE_SIZE = 5_000;
// Of what one person acts for; more than a page can offer to choose from.
const MOST_OWNED = 2_000;
/** All that is read of a person or group. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.profile',
  'relations',
];
const OWNED_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
];

/** The people of the catalog; see {@link PeopleDirectory}. */
export class CatalogPeople implements PeopleDirectory {
  readonly #cache = new Map<
    string,
    { until: number; person: Promise<Person | undefined> }
  >();
  readonly #acting = new Map<
    string,
    { until: number; actsFor: Promise<ActingFor[]> }
  >();
  readonly #groups = new Map<
    string,
    { until: number; entity: Promise<Entity | undefined> }
  >();

  constructor(
    private readonly options: {
      catalog: CatalogService;
      auth: AuthService;
    },
  ) {}

  async person(
    ref: string,
    options?: { cached?: boolean },
  ): Promise<Person | undefined> {
    const now = performance.now();
    const known = this.#cache.get(ref);
    if (options?.cached && known && known.until > now) {
      return known.person;
    }
    const person = this.#readPerson(ref, options);
    this.#cache.delete(ref);
    this.#cache.set(ref, { until: now + CACHE_MS, person });
    person.catch(() => this.#cache.delete(ref));
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > CACHE_SIZE && oldest !== undefined) {
      this.#cache.delete(oldest);
    }
    return person;
  }

  async actsFor(person: Person): Promise<ActingFor[]> {
    const key = [person.ref, ...person.allGroups].join(' ');
    const now = performance.now();
    const known = this.#acting.get(key);
    if (known && known.until > now) {
      return known.actsFor;
    }
    const actsFor = this.#readActsFor(person);
    this.#acting.delete(key);
    this.#acting.set(key, { until: now + CACHE_MS, actsFor });
    actsFor.catch(() => this.#acting.delete(key));
    const [oldest] = this.#acting.keys();
    if (this.#acting.size > CACHE_SIZE && oldest !== undefined) {
      this.#acting.delete(oldest);
    }
    return actsFor;
  }

  async machine(ref: string): Promise<Machine | undefined> {
    const [entity] = await this.#entities([ref]);
    const kind = entity?.kind.toLocaleLowerCase('en-US');
    if (
      !entity ||
      (kind !== 'group' && kind !== 'component' && kind !== 'dataproduct')
    ) {
      return undefined;
    }
    return {
      ref: stringifyEntityRef(entity),
      kind,
      title: titleOf(entity),
      owner:
        kind === 'group'
          ? stringifyEntityRef(entity)
          : targets(entity, RELATION_OWNED_BY)[0],
    };
  }

  async existing(refs: readonly string[]): Promise<string[]> {
    const found = new Set(
      (await this.#entities(refs)).map(entity => stringifyEntityRef(entity)),
    );
    return refs.filter(ref => found.has(ref));
  }

  async approvers(refs: readonly string[]): Promise<string[]> {
    const entities = await this.#entities(refs);
    const users = entities.flatMap(entity =>
      isKind(entity, 'group')
        ? targets(entity, RELATION_HAS_MEMBER)
        : [stringifyEntityRef(entity)],
    );
    return this.#existingUsers(users);
  }

  async beneficiaries(consumer: string): Promise<string[]> {
    const [entity] = await this.#entities([consumer]);
    if (!entity) {
      return [];
    }
    if (isKind(entity, 'user')) {
      return [stringifyEntityRef(entity)];
    }
    const first = isKind(entity, 'group')
      ? [stringifyEntityRef(entity)]
      : targets(entity, RELATION_OWNED_BY);
    const groups = await this.#closure(
      first.filter(ref => refKind(ref) === 'group'),
      RELATION_PARENT_OF,
    );
    return this.#existingUsers([
      ...first.filter(ref => refKind(ref) === 'user'),
      ...groups.flatMap(group => targets(group, RELATION_HAS_MEMBER)),
    ]);
  }

  async above(refs: readonly string[]): Promise<string[]> {
    const entities = await this.#entities(refs);
    return unique(
      entities.flatMap(entity =>
        isKind(entity, 'group')
          ? targets(entity, RELATION_CHILD_OF)
          : targets(entity, RELATION_MEMBER_OF),
      ),
    );
  }

  async annotations(
    refs: readonly string[],
    annotation: string,
  ): Promise<Map<string, string>> {
    const entities = await this.#entities(refs);
    return new Map(
      entities.flatMap(entity => {
        const value = entity.metadata.annotations?.[annotation];
        return value ? [[stringifyEntityRef(entity), value] as const] : [];
      }),
    );
  }

  async #readActsFor(person: Person): Promise<ActingFor[]> {
    const [groups, owned] = await Promise.all([
      this.#knownGroups(unique([...person.groups, ...person.allGroups])),
      this.#ownedBy([person.ref, ...person.allGroups]),
    ]);
    const others = [...groups, ...owned].map(entity => ({
      ref: stringifyEntityRef(entity),
      kind: entity.kind.toLocaleLowerCase('en-US') as ActingFor['kind'],
      title: titleOf(entity),
    }));
    return [{ ref: person.ref, kind: 'user', title: person.title }, ...others];
  }

  async #ownedBy(owners: string[]): Promise<Entity[]> {
    try {
      const credentials = await this.options.auth.getOwnServiceCredentials();
      const found: Entity[] = [];
      let cursor: string | undefined;
      do {
        const page = await this.options.catalog.queryEntities(
          cursor === undefined
            ? {
                filter: {
                  kind: ['component', 'dataproduct'],
                  'relations.ownedBy': owners,
                },
                fields: OWNED_FIELDS,
                limit: 500,
              }
            : { cursor, fields: OWNED_FIELDS, limit: 500 },
          { credentials },
        );
        found.push(...page.items);
        cursor = page.pageInfo.nextCursor;
      } while (cursor !== undefined && found.length < MOST_OWNED);
      return found;
    } catch (error) {
      throw unavailable(error);
    }
  }

  async #readPerson(
    ref: string,
    options: { cached?: boolean } = {},
  ): Promise<Person | undefined> {
    if (refKind(ref) !== 'user') {
      return undefined;
    }
    const [entity] = await this.#entities([ref]);
    if (!entity) {
      return undefined;
    }
    const groups = targets(entity, RELATION_MEMBER_OF);
    const all = await this.#closure(groups, RELATION_CHILD_OF, options);
    return {
      ref: stringifyEntityRef(entity),
      title: titleOf(entity),
      groups,
      allGroups: unique([...groups, ...all.map(g => stringifyEntityRef(g))]),
      // By the relations that are at hand: a query for owners costs more than
      // all else that is asked about a person.
      owns: unique(
        [entity, ...all]
          .flatMap(owner => targets(owner, RELATION_OWNER_OF))
          .filter(owned => /^(component|dataproduct):/.test(owned)),
      ),
    };
  }

  /** Groups and all that a relation leads to; groups in a circle come once. */
  async #closure(
    first: string[],
    relation: string,
    options: { cached?: boolean } = {},
  ): Promise<Entity[]> {
    const found = new Map<string, Entity>();
    let next = unique(first);
    while (next.length > 0) {
      const entities = options.cached
        ? await this.#knownGroups(next)
        : await this.#entities(next);
      for (const entity of entities) {
        found.set(stringifyEntityRef(entity), entity);
      }
      next = unique(
        entities.flatMap(entity => targets(entity, relation)),
      ).filter(ref => !found.has(ref));
    }
    return [...found.values()];
  }

  /** Groups, which may be some seconds old; many people share each. */
  async #knownGroups(refs: string[]): Promise<Entity[]> {
    const now = performance.now();
    const isKnown = (ref: string) => (this.#groups.get(ref)?.until ?? 0) > now;
    const missing = refs.filter(ref => !isKnown(ref));
    const read = this.#entities(missing);
    for (const ref of missing) {
      const entity = read.then(entities =>
        entities.find(each => stringifyEntityRef(each) === ref),
      );
      this.#groups.delete(ref);
      this.#groups.set(ref, { until: now + CACHE_MS, entity });
      entity.catch(() => this.#groups.delete(ref));
    }
    const known = await Promise.all(
      refs.map(ref => this.#groups.get(ref)?.entity),
    );
    for (const ref of this.#groups.keys()) {
      if (this.#groups.size <= CACHE_SIZE) {
        break;
      }
      this.#groups.delete(ref);
    }
    return known.filter(entity => entity !== undefined);
  }

  async #existingUsers(refs: string[]): Promise<string[]> {
    const users = unique(refs.filter(ref => refKind(ref) === 'user'));
    const entities = await this.#entities(users);
    return entities.map(entity => stringifyEntityRef(entity)).sort();
  }

  async #entities(refs: readonly string[]): Promise<Entity[]> {
    const wanted = unique(refs.filter(ref => refKind(ref) !== undefined));
    if (wanted.length === 0) {
      return [];
    }
    try {
      const credentials = await this.options.auth.getOwnServiceCredentials();
      const { items } = await this.options.catalog.getEntitiesByRefs(
        { entityRefs: wanted, fields: FIELDS },
        { credentials },
      );
      return items.filter(item => item !== undefined);
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function unavailable(error: unknown): ServiceUnavailableError {
  return new ServiceUnavailableError(
    'The catalog cannot be asked who people are; nothing was changed. Try again later.',
    error,
  );
}

function titleOf(entity: Entity): string {
  const profile = entity.spec?.profile as { displayName?: unknown } | undefined;
  return typeof profile?.displayName === 'string'
    ? profile.displayName
    : (entity.metadata.title ?? entity.metadata.name);
}

function targets(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
}

function isKind(entity: Entity, kind: string): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === kind;
}

/** The kind of a full reference; undefined for what is none. */
function refKind(ref: string): string | undefined {
  try {
    return parseEntityRef(ref).kind.toLocaleLowerCase('en-US');
  } catch {
    return undefined;
  }
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
