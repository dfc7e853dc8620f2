import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  filterPredicateToFilterFunction,
  readOptionalFilterPredicateFromConfig,
} from '@backstage/filter-predicates';
import {
  defaultScorecard,
  type Criterion,
  type Scorecard,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { entityOfFacts } from './entityOfFacts';
import { compileScorecard, type CompiledScorecard } from './scorecards';

const KEY = 'dataMesh.quality.scorecards';
const ID = /^[a-z0-9][a-z0-9-]{0,49}$/;

// Each product is judged by all of them whenever its score changes.
const MOST_SCORECARDS = 20;
const MOST_CRITERIA = 100;

/**
 * Reads `dataMesh.quality.scorecards`, and compiles their criteria. The
 * default scorecard comes first unless one of the same id takes its place, or
 * it is switched off.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readScorecards(config: Config): CompiledScorecard[] {
  const section = config.getOptionalConfig('dataMesh.quality');
  const declared = (section?.getOptionalConfigArray('scorecards') ?? []).map(
    (each, nth) => readScorecard(each, `${KEY}[${nth}]`),
  );
  if (declared.length > MOST_SCORECARDS) {
    throw new InputError(
      `${KEY} has ${declared.length} scorecards; at most ${MOST_SCORECARDS} are evaluated`,
    );
  }
  demandUnique(
    KEY,
    declared.map(({ scorecard }) => scorecard.id),
  );
  const isOn = section?.getOptionalBoolean('defaultScorecard') ?? true;
  const isReplaced = declared.some(
    ({ scorecard }) => scorecard.id === defaultScorecard.id,
  );
  return isOn && !isReplaced
    ? [compileScorecard(defaultScorecard), ...declared]
    : declared;
}

function readScorecard(config: Config, key: string): CompiledScorecard {
  const scorecard: Scorecard = {
    id: readId(config, key),
    title: config.getString('title'),
    description: config.getOptionalString('description'),
    levels: config.getConfigArray('levels').map((level, nth) => ({
      title: level.getString('title'),
      description: level.getOptionalString('description'),
      criteria: level
        .getConfigArray('criteria')
        .map((criterion, at) =>
          readCriterion(criterion, `${key}.levels[${nth}].criteria[${at}]`),
        ),
    })),
  };
  if (scorecard.levels.length === 0) {
    throw new InputError(`${key}.levels has to have at least one level`);
  }
  const criteria = scorecard.levels.flatMap(level => level.criteria);
  if (criteria.length > MOST_CRITERIA) {
    throw new InputError(
      `${key} has ${criteria.length} criteria; at most ${MOST_CRITERIA} are evaluated`,
    );
  }
  demandUnique(
    `${key}.levels`,
    criteria.map(({ id }) => id),
  );
  const compiled = compileScorecard(
    scorecard,
    (level, criterion, reason) =>
      new InputError(
        `${key}.levels[${level}].criteria[${criterion}].expression cannot be used: ${reason}`,
      ),
  );
  const predicate = readPredicate(config, key);
  if (predicate === undefined) return compiled;
  const applies = filterPredicateToFilterFunction(predicate);
  return {
    ...compiled,
    appliesTo: product => applies(entityOfFacts(product)),
  };
}

function readCriterion(config: Config, key: string): Criterion {
  return {
    id: readId(config, key),
    title: config.getString('title'),
    attribute: config.getOptionalString('attribute'),
    expression: config.getString('expression'),
    remediation: config.getOptionalString('remediation'),
  };
}

function readPredicate(config: Config, key: string) {
  try {
    return readOptionalFilterPredicateFromConfig(config, { key: 'appliesTo' });
  } catch (error) {
    throw new InputError(`${key}.appliesTo is no filter predicate`, error);
  }
}

function readId(config: Config, key: string): string {
  const id = config.getString('id');
  if (!ID.test(id)) {
    throw new InputError(
      `${key}.id has to be up to 50 lower-case letters, digits and hyphens, but is '${id}'`,
    );
  }
  return id;
}

function demandUnique(key: string, ids: string[]): void {
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) {
    throw new InputError(`${key} has the id '${twice}' twice`);
  }
}
