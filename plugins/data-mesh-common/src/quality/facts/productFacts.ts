import type {
  InputPort,
  OutputPort,
  ProductSummary,
  ServiceLevelStatus,
  SupportChannel,
} from '../../api/types';
import { QUALITY_DIMENSIONS, type QualityDimension } from '../results';
import type { DimensionScore } from '../score';
import {
  FACTS_VERSION,
  type ContractFacts,
  type ProductFactsContent,
  type ProductFactsDocument,
} from './productShape';

/**
 * What is known of a product, from which its facts are made. Instants are ISO
 * 8601.
 * @public
 */
export type KnownProduct = {
  summary: Omit<ProductSummary, 'updatedAt' | 'quality'>;
  purpose?: string;
  usage?: string;
  limitations?: string;
  support: readonly SupportChannel[];
  links: ReadonlyArray<{ url: string; title?: string; type?: string }>;
  updatedAt: string;
  firstSeenAt: string;
  /** Whether the catalog has the owner; `asOf` when it was asked. */
  owner: { exists: boolean; asOf?: string };
  /** The domain and those around it, outwards, those that the catalog has. */
  domains: readonly string[];
  outputPorts: ReadonlyArray<
    Pick<OutputPort, 'name' | 'title' | 'description' | 'version'> & {
      autoApproved: readonly string[];
      technologies: readonly string[];
      provisioned: 'automatic' | 'manual' | 'none';
      contract: ContractFacts;
    }
  >;
  inputPorts: readonly InputPort[];
  /** Left out for a product that was never scored. */
  quality?: {
    scoredAt?: string;
    lastResultAt?: string;
    score?: number;
    evaluated: number;
    expected: number;
    failing: number;
    incidents: number;
    historyDays: number;
    dimensions: readonly DimensionScore[];
  };
  serviceLevels: readonly ServiceLevelStatus[];
  access: { consumers: number; components: number; dependents: number };
};

// Facts are bounded, so that no expression takes long whatever a product says.
const MAX_TEXT = 2000;
const MAX_TEXTS = 100;
const MAX_PORTS = 100;
const MAX_LEVELS = 200;
const MAX_LINKS = 50;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The facts of a product.
 * @public
 */
export function productFacts(
  product: KnownProduct,
  options: { now: Date },
): ProductFactsDocument {
  const { summary } = product;
  const asOf = options.now.toISOString();
  const age = options.now.getTime() - Date.parse(product.firstSeenAt);
  return {
    version: FACTS_VERSION,
    product: {
      ref: summary.ref,
      name: summary.name,
      namespace: summary.namespace,
      title: textOf(summary.title),
      description: textOf(summary.description),
      type: textOf(summary.type),
      lifecycle: textOf(summary.lifecycle),
      classification: textOf(summary.classification),
      version: textOf(summary.version),
      system: textOf(summary.system),
      tags: textsOf(summary.tags),
      purpose: textOf(product.purpose),
      usage: textOf(product.usage),
      limitations: textOf(product.limitations),
      asOf: product.updatedAt,
      ageDays: Math.max(0, Math.floor(age / DAY_MS)),
      errors: summary.problems.errors,
      warnings: summary.problems.warnings,
      owner: {
        ref: textOf(summary.owner),
        declared: summary.owner !== undefined,
        exists: summary.owner !== undefined && product.owner.exists,
        ...(product.owner.asOf && { asOf: product.owner.asOf }),
      },
      domain: {
        ref: textOf(summary.domain),
        declared: summary.domain !== undefined,
        exists:
          summary.domain !== undefined &&
          product.domains.includes(summary.domain),
        path: textsOf(product.domains),
      },
      support: product.support
        .slice(0, MAX_LINKS)
        .map(({ channel, url, tool }) => ({
          channel: textOf(channel),
          url: textOf(url),
          tool: textOf(tool),
        })),
      documentation: product.links
        .slice(0, MAX_LINKS)
        .map(({ url, title, type }) => ({
          url: textOf(url),
          title: textOf(title),
          type: textOf(type),
        })),
      outputPorts: product.outputPorts.slice(0, MAX_PORTS).map(port => ({
        name: textOf(port.name),
        title: textOf(port.title),
        described: textOf(port.description).trim() !== '',
        version: textOf(port.version),
        technologies: textsOf(port.technologies),
        provisioned: port.provisioned,
        autoApproved: textsOf(port.autoApproved),
        contract: port.contract,
      })),
      inputPorts: product.inputPorts.slice(0, MAX_PORTS).map(port => ({
        name: textOf(port.name),
        product: textOf(port.product),
        entity: textOf(port.entity),
      })),
      quality: qualityFacts(product.quality),
      serviceLevels: product.serviceLevels
        .slice(0, MAX_LEVELS)
        .map(serviceLevelFacts),
      access: { asOf, ...product.access },
    },
  };
}

function qualityFacts(
  quality: KnownProduct['quality'],
): ProductFactsContent['quality'] {
  const { scoredAt, lastResultAt, score } = quality ?? {};
  const expected = quality?.expected ?? 0;
  const evaluated = quality?.evaluated ?? 0;
  return {
    ...(scoredAt !== undefined && { asOf: scoredAt }),
    ...(lastResultAt !== undefined && { lastResultAt }),
    ...(score !== undefined && { score }),
    ...(expected > 0 && { coverage: evaluated / expected }),
    evaluated,
    expected,
    failing: quality?.failing ?? 0,
    incidents: quality?.incidents ?? 0,
    historyDays: quality?.historyDays ?? 0,
    dimensions: dimensionFacts(quality?.dimensions ?? []),
  };
}

function dimensionFacts(
  scores: readonly DimensionScore[],
): ProductFactsContent['quality']['dimensions'] {
  const facts: Partial<Record<QualityDimension, number>> = {};
  for (const dimension of QUALITY_DIMENSIONS) {
    const score = scores.find(each => each.dimension === dimension)?.score;
    if (score !== undefined) facts[dimension] = score;
  }
  return facts;
}

function serviceLevelFacts(
  level: ServiceLevelStatus,
): ProductFactsContent['serviceLevels'][number] {
  const { compliance, budgetLeft } = level;
  const lastDay = level.days?.at(-1)?.day;
  return {
    port: textOf(level.port),
    property: textOf(level.property),
    element: textOf(level.element),
    measurable: level.state !== 'not-measurable',
    measured: level.good + level.bad > 0,
    state: level.state,
    objective: level.objective,
    ...(compliance !== undefined && { compliance }),
    ...(budgetLeft !== undefined && { budgetLeft }),
    ...(lastDay !== undefined && { asOf: `${lastDay}T00:00:00.000Z` }),
  };
}

function textOf(text: string | undefined): string {
  return (text ?? '').slice(0, MAX_TEXT);
}

function textsOf(texts: readonly string[]): string[] {
  return texts.slice(0, MAX_TEXTS).map(textOf);
}
