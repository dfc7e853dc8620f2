import type { Entity } from '@backstage/catalog-model';
import type { SyncReport } from '@backstage-data-mesh/plugin-data-mesh-common';
import type { Knex } from 'knex';
import type { CatalogReader } from '../catalog/CatalogReader';
import { isComputedHash } from '../catalog/contentHashOf';
import {
  holdBackProducts,
  readHeldBack,
  releaseProducts,
} from '../operations/holdBackProducts';
import { recordSuccess } from '../operations/recordSync';
import { vanishProducts } from '../operations/vanishProducts';
import { writeProducts } from '../operations/writeProducts';
import type { ReadModel } from '../readModel/ReadModel';
import { followConsumers } from './followConsumers';
import { followDomains } from './followDomains';
import { judgeMissing } from './judgeMissing';
import { planSync } from './planSync';
import { readProducts } from './readProducts';

export type FollowOptions = {
  knex: Knex;
  catalog: CatalogReader;
  model: ReadModel;
  /** How long a suspicious mass of missing products is not believed. */
  graceMs: number;
  maxContractBytes?: number;
};

/** What one run did. */
export type FollowResult = {
  report: SyncReport;
  /** References of products that are new or were changed. */
  changed: string[];
  /** References of products that the catalog no longer has. */
  vanished: string[];
  /** Whether anything changed that somebody could see. */
  isChange: boolean;
};

/**
 * Makes the registry what the catalog is.
 *
 * @remarks
 * 1. One request tells the content hashes of all products; those that are not
 *    known are read, page by page, each page in its own transaction. So a run
 *    that breaks off loses nothing: the next one goes on with the rest.
 * 2. Products whose hash is gone and that did not come back with another one
 *    are looked up by reference before they are believed to be gone.
 * 3. Domains and consumers are compared, and replaced when they differ.
 *
 * When the catalog fails, it throws and the registry stays as it is.
 *
 * @param run - `rebuild` reads every product and parses every contract again;
 *   `withoutHash` also looks for products that carry no content hash
 */
export async function followCatalog(
  options: FollowOptions,
  run: { rebuild: boolean; withoutHash: boolean; signal?: AbortSignal },
): Promise<FollowResult> {
  const startedAt = performance.now();
  const { knex, catalog, model } = options;
  const { signal, rebuild } = run;
  const mesh = await model.refresh();
  const known = [...mesh.known()];

  const plan = planSync(known, await catalog.contentHashes());
  signal?.throwIfAborted();

  const changed = new Set<string>();
  const cameBack = new Set<string>();
  const follow = async (pages: AsyncIterable<Entity[]>) => {
    for await (const page of pages) {
      signal?.throwIfAborted();
      const writes = await readProducts(knex, page, {
        knownRevision: ref => mesh.stored(ref)?.revision,
        maxContractBytes: options.maxContractBytes,
        reread: rebuild,
        signal,
      });
      const fresh = writes.filter(({ product, contentHash }) => {
        const stored = mesh.stored(product.ref);
        return rebuild || stored?.hash !== contentHash || stored.isOutdated;
      });
      const written = await writeProducts(knex, fresh);
      writes.forEach(write => cameBack.add(write.product.ref));
      written.changed.forEach(ref => changed.add(ref));
    }
  };

  let candidates: string[];
  if (rebuild) {
    await follow(catalog.allProducts());
    candidates = known.map(product => product.ref);
  } else {
    await follow(catalog.productsByHash(plan.read));
    candidates = plan.missing;
    if (run.withoutHash) {
      await follow(catalog.productsWithoutHash());
      candidates = candidates.concat(
        known.filter(each => isComputedHash(each.hash)).map(each => each.ref),
      );
    }
  }
  await model.refresh();

  const { vanished, heldBack } = await followMissing(options, {
    candidates,
    cameBack,
    follow,
    signal,
  });

  const domainsChanged = await followDomains(options);
  signal?.throwIfAborted();
  const consumersChanged = await followConsumers(options, { force: rebuild });
  await recordSuccess(knex);
  await model.refresh();

  return {
    report: {
      changed: changed.size,
      vanished: vanished.length,
      unchanged: Math.max(0, mesh.size - changed.size - heldBack),
      heldBack,
      durationMs: Math.round(performance.now() - startedAt),
    },
    changed: [...changed],
    vanished,
    isChange:
      changed.size + vanished.length > 0 || domainsChanged || consumersChanged,
  };
}

/** Finds out which products are really gone, and takes those away. */
async function followMissing(
  { knex, catalog, model, graceMs }: FollowOptions,
  run: {
    candidates: string[];
    cameBack: ReadonlySet<string>;
    follow: (pages: AsyncIterable<Entity[]>) => Promise<void>;
    signal?: AbortSignal;
  },
): Promise<{ vanished: string[]; heldBack: number }> {
  const mesh = await model.current();
  const { heldBack, now } = await readHeldBack(knex);
  const missingSince = new Map(heldBack.map(each => [each.ref, each.since]));
  const candidates = [
    ...new Set([
      ...run.candidates,
      // Without a content hash in the catalog, only a look can tell.
      ...heldBack
        .map(each => each.ref)
        .filter(ref => isComputedHash(mesh.stored(ref)?.hash ?? '')),
    ]),
  ].filter(ref => !run.cameBack.has(ref));

  const there = await catalog.contentHashesOf(candidates);
  run.signal?.throwIfAborted();
  // Changed while we looked, or their hash was not indexed yet.
  await run.follow(
    catalog.productsByRef(
      [...there.keys()].filter(
        ref => mesh.stored(ref)?.hash !== there.get(ref),
      ),
    ),
  );
  const missing = new Set(candidates.filter(ref => !there.has(ref)));
  await releaseProducts(
    knex,
    [...missingSince.keys()].filter(ref => !missing.has(ref)),
  );
  const verdict = judgeMissing({
    missing: [...missing],
    known: mesh.size,
    missingSince,
    now,
    graceMs,
  });
  await holdBackProducts(
    knex,
    verdict.heldBack.filter(ref => !missingSince.has(ref)),
  );
  const vanished = await vanishProducts(
    knex,
    verdict.believed.flatMap(ref => {
      const stored = mesh.stored(ref);
      return stored ? [{ ref, revision: stored.revision }] : [];
    }),
  );
  return { vanished, heldBack: verdict.heldBack.length };
}
