import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import type {
  Problem,
  ResolvedContract,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  declaredPath,
  fencesOf,
  isInside,
  mayReadUrl,
} from '@backstage-data-mesh/plugin-data-mesh-node';
import type { ContractOptions } from '../config';
import { contractProblems, type ContractProblem } from './contractProblems';
import { declaredContract, type DeclaredContract } from './declaredContract';
import { readContractFile } from './readContractFile';
import { readContractUrl, type KnownContract } from './readContractUrl';

/** How many contracts of one product are read at the same time. */
const CONCURRENCY = 5;
/** All contracts of a product, against one of them. */
const TOTAL_SIZE_FACTOR = 16;
const TOTAL_TIME_FACTOR = 3;

export type ContractContext = {
  location: LocationSpec;
  originLocation: LocationSpec;
  integrations: ScmIntegrationRegistry;
  reader: UrlReaderService;
  options: ContractOptions;
  /** What was read before at a URL. */
  known: (url: string) => Promise<KnownContract | undefined>;
};

export type ContractResolution = {
  contract: ResolvedContract;
  /** Also of a contract that has a text, when that one may be outdated. */
  problem?: ContractProblem;
  /** The location to watch, such as `url:https://…`. */
  refreshKey?: string;
  /** What to remember of the URL. */
  known?: { url: string; contract: KnownContract };
};

/**
 * Reads the contracts of one product, each file once. Never throws: what
 * cannot be read becomes a problem in its place.
 *
 * @param values - The values of `contract` as they stand in the declaration
 * @returns One resolution for each value, in their order
 */
export async function resolveContracts(
  values: unknown[],
  context: ContractContext,
): Promise<ContractResolution[]> {
  let signal: AbortSignal | undefined;
  const deadline = () => {
    signal ??= AbortSignal.timeout(
      context.options.timeoutMs * TOTAL_TIME_FACTOR,
    );
    return signal;
  };
  const targets = values.map(value => targetOf(value, context));
  const readings = new Map<string, Reading>();
  for (const target of targets) {
    if (target.read) {
      readings.set(target.key, target.read);
    }
  }
  const results = new Map<string, ContractResolution>();
  const queue = [...readings];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results.set(next[0], await next[1](deadline));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return withinTotal(
    targets.map(target => {
      const result = target.resolution ?? results.get(target.key);
      if (!result) {
        throw new Error(`Contract ${target.source} was not read`);
      }
      return {
        ...result,
        contract: { ...result.contract, source: target.source },
      };
    }),
    context.options.maxBytes,
  );
}

type Target = {
  source: string;
  key: string;
  resolution?: ContractResolution;
  read?: Reading;
};

/** The deadline of the whole product starts with its first remote reading. */
type Reading = (deadline: () => AbortSignal) => Promise<ContractResolution>;

function targetOf(value: unknown, context: ContractContext): Target {
  const declared = declaredContract(value);
  switch (declared.kind) {
    case 'unusable':
      return settled(declared.source, failed(declared, declared.problem));
    case 'text':
      return settled(declared.source, inline(declared, context.options));
    case 'url':
      return urlTarget(declared.source, declared.source, context);
    default:
      return pathTarget(declared.source, context);
  }
}

function settled(source: string, resolution: ContractResolution): Target {
  return { source, key: '', resolution };
}

function failed(
  at: { source: string; url?: string },
  problem: ContractProblem,
): ContractResolution {
  const { source, url } = at;
  const found: Problem = problem;
  return {
    contract: { source, ...(url ? { url } : {}), problem: found },
    problem,
  };
}

function inline(
  declared: Extract<DeclaredContract, { kind: 'text' }>,
  { maxBytes }: ContractOptions,
): ContractResolution {
  const { source, text } = declared;
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) {
    return failed({ source }, contractProblems.tooLarge(maxBytes, bytes));
  }
  return text.includes('\0')
    ? failed({ source }, contractProblems.notText())
    : { contract: { source, text } };
}

function pathTarget(source: string, context: ContractContext): Target {
  const { location, originLocation, integrations, options } = context;
  if (location.type === 'file') {
    const path = declaredPath(source, location, originLocation);
    const fences = fencesOf(location, originLocation, options.allowedFolders);
    if (!isInside(path, fences)) {
      return settled(
        source,
        failed({ source }, contractProblems.outsideFolder(source)),
      );
    }
    return {
      source,
      key: `file:${path}`,
      read: async () => {
        const reading = await readContractFile({
          source,
          path,
          fences,
          maxBytes: options.maxBytes,
        });
        const refreshKey = `file:${path}`;
        return 'problem' in reading
          ? { ...failed({ source, url: path }, reading.problem), refreshKey }
          : { contract: { source, url: path, text: reading.text }, refreshKey };
      },
    };
  }
  if (location.type !== 'url') {
    return settled(
      source,
      failed({ source }, contractProblems.unresolvable(source, location.type)),
    );
  }
  try {
    const url = integrations.resolveUrl({ url: source, base: location.target });
    return urlTarget(source, url, context);
  } catch {
    return settled(
      source,
      failed({ source }, contractProblems.unusablePath(source)),
    );
  }
}

function urlTarget(
  source: string,
  url: string,
  context: ContractContext,
): Target {
  const { reader, options } = context;
  if (!mayReadUrl(url, { ...context, allowedUrls: options.allowedUrls })) {
    return settled(
      source,
      failed({ source }, contractProblems.outsideRepository(source)),
    );
  }
  const refreshKey = `url:${url}`;
  return {
    source,
    key: refreshKey,
    read: async deadline => {
      const reading = await readContractUrl({
        source,
        url,
        reader,
        maxBytes: options.maxBytes,
        signal: AbortSignal.any([
          deadline(),
          AbortSignal.timeout(options.timeoutMs),
        ]),
        known: await context.known(url),
      });
      return 'problem' in reading
        ? { ...failed({ source, url }, reading.problem), refreshKey }
        : {
            contract: { source, url, text: reading.text },
            problem: reading.warning,
            known: { url, contract: reading.known },
            refreshKey,
          };
    },
  };
}

/** Takes out what would make one product's entity too large to store. */
function withinTotal(
  resolutions: ContractResolution[],
  maxBytes: number,
): ContractResolution[] {
  const maxTotal = maxBytes * TOTAL_SIZE_FACTOR;
  let total = 0;
  return resolutions.map(resolution => {
    const { source, url, text } = resolution.contract;
    total += Buffer.byteLength(text ?? '');
    return total > maxTotal && text !== undefined
      ? {
          ...failed(
            { source, url },
            contractProblems.tooLargeTogether(maxTotal),
          ),
          refreshKey: resolution.refreshKey,
        }
      : resolution;
  });
}
