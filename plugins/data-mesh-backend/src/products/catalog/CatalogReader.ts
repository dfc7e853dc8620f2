import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { FilterPredicate } from '@backstage/filter-predicates';
import {
  ANNOTATION_CONSUMES,
  ANNOTATION_CONTENT_HASH,
  consumedProducts,
  DATA_PRODUCT_KIND,
  isDataProductEntity,
  RELATION_CONSUMES_DATA_FROM,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { createHash } from 'node:crypto';
import type { Consumption } from '../operations/writeConsumers';
import type { DomainRecord } from '../projection/DomainTree';
import { projectDomain } from '../projection/projectDomain';

const HASH_FIELD = `metadata.annotations.${ANNOTATION_CONTENT_HASH}`;
const CONSUMES_FIELD = `metadata.annotations.${ANNOTATION_CONSUMES}`;

/** Components that declare to read products. */
const CONSUMERS = { kind: 'Component', [CONSUMES_FIELD]: { $exists: true } };

/** What tells one state of the consumers from another, nearly always. */
const CONSUMER_FACETS = [
  'metadata.namespace',
  'metadata.name',
  CONSUMES_FIELD,
  `relations.${RELATION_CONSUMES_DATA_FROM}`,
];

/** Entities may hold contracts of a megabyte each: read few at once. */
const PRODUCTS_PER_PAGE = 20;
const ENTITIES_PER_PAGE = 500;

/** What the registry asks of the catalog, and how it is asked cheaply. */
export class CatalogReader {
  constructor(
    private readonly options: {
      catalog: CatalogService;
      auth: AuthService;
      /** How long an answer may take; 30 seconds unless set. */
      timeoutMs?: number;
    },
  ) {}

  /**
   * How many products have which content hash. Reads no entity: all of it is in
   * the catalog's search index.
   *
   * @remarks
   * Without a filter on the kind, as that would cost the catalog more than the
   * answer; who else carries the annotation is sorted out when it is read.
   */
  async contentHashes(): Promise<Map<string, number>> {
    const { facets } = await this.#ask((catalog, options) =>
      catalog.getEntityFacets({ facets: [HASH_FIELD] }, options),
    );
    return new Map(
      facets[HASH_FIELD].map(({ value, count }) => [value, count]),
    );
  }

  /**
   * Changes when a component starts or stops to read a product. Reads no
   * entity either.
   */
  async consumersFingerprint(): Promise<string> {
    const { facets } = await this.#ask((catalog, options) =>
      catalog.getEntityFacets(
        { facets: CONSUMER_FACETS, query: CONSUMERS },
        options,
      ),
    );
    const values = CONSUMER_FACETS.map(name =>
      facets[name]
        .map(({ value, count }) => `${name} ${value} ${count}`)
        .sort(),
    );
    return createHash('sha256').update(JSON.stringify(values)).digest('hex');
  }

  /** All products, page by page. */
  allProducts(): AsyncIterable<Entity[]> {
    return this.#products({ kind: DATA_PRODUCT_KIND });
  }

  /** Products with one of the content hashes, page by page. */
  async *productsByHash(hashes: string[]): AsyncIterable<Entity[]> {
    for (let i = 0; i < hashes.length; i += PRODUCTS_PER_PAGE) {
      yield* this.#products({
        kind: DATA_PRODUCT_KIND,
        [HASH_FIELD]: { $in: hashes.slice(i, i + PRODUCTS_PER_PAGE) },
      });
    }
  }

  /**
   * Products that were processed without the suite's catalog module, and so
   * carry no content hash.
   */
  productsWithoutHash(): AsyncIterable<Entity[]> {
    return this.#products({
      $all: [
        { kind: DATA_PRODUCT_KIND },
        { $not: { [HASH_FIELD]: { $exists: true } } },
      ],
    });
  }

  /** Content hashes of those products that the catalog has. */
  async contentHashesOf(refs: string[]): Promise<Map<string, string>> {
    const hashes = new Map<string, string>();
    for (let i = 0; i < refs.length; i += ENTITIES_PER_PAGE) {
      const chunk = refs.slice(i, i + ENTITIES_PER_PAGE);
      const { items } = await this.#ask((catalog, options) =>
        catalog.getEntitiesByRefs(
          {
            entityRefs: chunk,
            fields: ['apiVersion', 'kind', HASH_FIELD],
          },
          options,
        ),
      );
      items.forEach((entity, nth) => {
        if (entity && isDataProductEntity(entity)) {
          hashes.set(
            chunk[nth],
            entity.metadata?.annotations?.[ANNOTATION_CONTENT_HASH] ?? '',
          );
        }
      });
    }
    return hashes;
  }

  /** Products by reference, page by page. */
  async *productsByRef(refs: string[]): AsyncIterable<Entity[]> {
    for (let i = 0; i < refs.length; i += PRODUCTS_PER_PAGE) {
      const entityRefs = refs.slice(i, i + PRODUCTS_PER_PAGE);
      const { items } = await this.#ask((catalog, options) =>
        catalog.getEntitiesByRefs({ entityRefs }, options),
      );
      yield items.flatMap(entity =>
        entity && isDataProductEntity(entity) ? [entity] : [],
      );
    }
  }

  async domains(): Promise<DomainRecord[]> {
    const domains = new Array<DomainRecord>();
    for await (const page of this.#query(
      { kind: 'Domain' },
      {
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'metadata.description',
          'spec',
        ],
        limit: ENTITIES_PER_PAGE,
      },
    )) {
      domains.push(...page.map(projectDomain));
    }
    return domains;
  }

  /** Components that declare to read products, as far as they name any. */
  async consumptions(): Promise<Consumption[]> {
    const consumptions = new Array<Consumption>();
    for await (const page of this.#query(CONSUMERS, {
      fields: ['kind', 'metadata.name', 'metadata.namespace', CONSUMES_FIELD],
      limit: ENTITIES_PER_PAGE,
    })) {
      for (const entity of page) {
        const component = stringifyEntityRef(entity);
        for (const product of consumedProducts(entity).products) {
          consumptions.push({ component, product });
        }
      }
    }
    return consumptions;
  }

  async *#products(query: FilterPredicate): AsyncIterable<Entity[]> {
    for await (const page of this.#query(query, { limit: PRODUCTS_PER_PAGE })) {
      yield page.filter(isDataProductEntity);
    }
  }

  async *#query(
    query: FilterPredicate,
    page: { fields?: string[]; limit: number },
  ): AsyncIterable<Entity[]> {
    let cursor: string | undefined;
    do {
      const request: Parameters<CatalogService['queryEntities']>[0] =
        cursor === undefined
          ? { query, ...page, totalItems: 'exclude' }
          : { cursor, ...page };
      const response = await this.#ask((catalog, options) =>
        catalog.queryEntities(request, options),
      );
      if (response.items.length > 0) {
        yield response.items;
      }
      cursor = response.pageInfo.nextCursor;
    } while (cursor !== undefined);
  }

  /** Asks as the plugin itself, and not for ever. */
  async #ask<T>(
    question: (
      catalog: CatalogService,
      options: { credentials: BackstageCredentials },
    ) => Promise<T>,
  ): Promise<T> {
    const { catalog, auth, timeoutMs = 30_000 } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new Error(`The catalog did not answer within ${timeoutMs} ms`),
          ),
        timeoutMs,
      );
    });
    try {
      return await Promise.race([question(catalog, { credentials }), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
