import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** Methods of the catalog that the registry uses. */
type Method = 'getEntityFacets' | 'getEntitiesByRefs' | 'queryEntities';

/** A catalog whose content changes, that counts what it is asked, and fails. */
export class TestCatalog {
  #entities: Entity[] = [];
  #client = catalogServiceMock({ entities: [] });

  /** What was asked since {@link TestCatalog.forget}. */
  readonly calls = new Array<{ method: Method; request: unknown }>();

  /** Throws instead of an answer; gets each question first. */
  onCall:
    ((method: Method, request: unknown) => void | Promise<void>) | undefined;

  /** Replaces everything. */
  set(entities: Entity[]): void {
    this.#entities = entities;
    this.#client = catalogServiceMock({ entities });
  }

  /** Adds entities, in place of those with the same reference. */
  put(...entities: Entity[]): void {
    const refs = new Set(entities.map(stringifyEntityRef));
    this.set([
      ...this.#entities.filter(each => !refs.has(stringifyEntityRef(each))),
      ...entities,
    ]);
  }

  remove(...refs: string[]): void {
    this.set(
      this.#entities.filter(each => !refs.includes(stringifyEntityRef(each))),
    );
  }

  forget(): void {
    this.calls.length = 0;
  }

  /** Number of questions by method. */
  count(method: Method): number {
    return this.calls.filter(call => call.method === method).length;
  }

  /** The catalog as a service. */
  service(): CatalogService {
    const ask = async (method: Method, args: unknown[]) => {
      this.calls.push({ method, request: args[0] });
      await this.onCall?.(method, args[0]);
      // As it is by now, and not as it was when it was asked.
      const client = this.#client as unknown as Record<
        Method,
        (...args: unknown[]) => Promise<unknown>
      >;
      return client[method](...args);
    };
    return {
      ...this.#client,
      getEntityFacets: (...args) => ask('getEntityFacets', args),
      getEntitiesByRefs: (...args) => ask('getEntitiesByRefs', args),
      queryEntities: (...args) => ask('queryEntities', args),
    } as CatalogService;
  }
}
