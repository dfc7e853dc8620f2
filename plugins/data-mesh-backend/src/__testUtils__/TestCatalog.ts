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
    const answer = async (method: Method, request: unknown) => {
      this.calls.push({ method, request });
      await this.onCall?.(method, request);
    };
    return new Proxy(this.#client, {
      get: (_target, name) => {
        const client = this.#client as unknown as Record<
          string | symbol,
          (...args: unknown[]) => Promise<unknown>
        >;
        switch (name) {
          case 'getEntityFacets':
          case 'getEntitiesByRefs':
          case 'queryEntities':
            return async (...args: unknown[]) => {
              await answer(name, args[0]);
              return client[name](...args);
            };
          default:
            return client[name];
        }
      },
    });
  }
}
