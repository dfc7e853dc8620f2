import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import {
  addDuration,
  completeReference,
  isAccessDuration,
  type AccessPurpose,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** The configuration of access; config.d.ts describes it. */
export type AccessOptions = {
  /** Id of this installation in external names. */
  environment: string;
  purposes: AccessPurpose[];
  durations: { choices: string[]; default: string; max: string };
  approvals: {
    /** From opening a step to its escalation. */
    stepTimeoutMs: number;
    /** From opening a step to a reminder. */
    reminderMs: number;
    /** From asking to expiring undecided. */
    requestTimeoutMs: number;
    /** Full references; asked when nobody else is left. */
    fallbackApprovers: string[];
  };
  /** How long before its end the people of a grant are warned. */
  expiryWarningMs: number;
  /** After how long owners confirm a grant; undefined for never. */
  recertifyMs: number | undefined;
  provisioning: {
    /** How often the reconciler looks for work when nothing wakes it. */
    intervalMs: number;
    /** How often a grant is verified. */
    verifyMs: number;
    /** Of a worker on a target. */
    leaseMs: number;
    /** Older than this, a heartbeat is that of a restored backup. */
    maxSilenceMs: number;
    /** Revocations of unknown cause within an hour before it stops itself. */
    maxRevocationsPerHour: number;
  };
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

const DEFAULT_PURPOSES: AccessPurpose[] = [
  { id: 'analytics', title: 'Analytics and reporting' },
  { id: 'operations', title: 'Running a business process' },
  { id: 'machine-learning', title: 'Training or running a model' },
  { id: 'research', title: 'Research' },
  { id: 'other', title: 'Another purpose' },
];

/**
 * Reads `dataMesh.access` and `dataMesh.environment`.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readAccessOptions(config: Config): AccessOptions {
  const dataMesh = config.getOptionalConfig('dataMesh');
  const access = dataMesh?.getOptionalConfig('access');
  return {
    environment: readEnvironment(dataMesh),
    purposes: readPurposes(access),
    durations: readDurations(access),
    approvals: readApprovals(access),
    expiryWarningMs: readMs(access, 'expiryWarning', { days: 14 }, MINUTE),
    recertifyMs: access?.has('recertifyEvery')
      ? readMs(access, 'recertifyEvery', {}, DAY)
      : undefined,
    provisioning: readProvisioning(access),
  };
}

function readEnvironment(dataMesh: Config | undefined): string {
  const environment = dataMesh?.getOptionalString('environment') ?? 'default';
  // Provisioners put it into names of roles and groups.
  if (!/^[a-z0-9](?:[a-z0-9_-]{0,30}[a-z0-9])?$/.test(environment)) {
    throw new InputError(
      `dataMesh.environment has to be a short name in lower case, such as prod or staging-2, but is '${environment}'`,
    );
  }
  return environment;
}

function readPurposes(access: Config | undefined): AccessPurpose[] {
  const key = 'dataMesh.access.purposes';
  const purposes = access
    ?.getOptionalConfigArray('purposes')
    ?.map((purpose): AccessPurpose => ({
      id: purpose.getString('id'),
      title: purpose.getString('title'),
      description: purpose.getOptionalString('description'),
    }));
  if (!purposes) {
    return DEFAULT_PURPOSES;
  }
  if (purposes.length === 0) {
    throw new InputError(
      `${key} has to name at least one purpose, or be left out`,
    );
  }
  const ids = purposes.map(({ id }) => id);
  const wrong = ids.find(id => !/^[a-z0-9][a-z0-9-]{0,99}$/.test(id));
  if (wrong !== undefined) {
    throw new InputError(
      `${key} has an id that is not made of lower case letters, digits and dashes: '${wrong}'`,
    );
  }
  const twice = ids.find((id, nth) => ids.indexOf(id) !== nth);
  if (twice !== undefined) {
    throw new InputError(`${key} has two purposes with the id '${twice}'`);
  }
  return purposes;
}

function readDurations(access: Config | undefined): AccessOptions['durations'] {
  const key = 'dataMesh.access.durations';
  const durations = access?.getOptionalConfig('durations');
  const max = durations?.getOptionalString('max') ?? 'P365D';
  demandDuration(`${key}.max`, max);
  const fits = (duration: string) => isAtMost(duration, max);
  const choices =
    durations?.getOptionalStringArray('choices') ??
    ['P7D', 'P30D', 'P90D', 'P180D', 'P365D'].filter(fits);
  choices.forEach(choice => demandDuration(`${key}.choices`, choice));
  const tooLong = choices.find(choice => !fits(choice));
  if (tooLong !== undefined) {
    throw new InputError(
      `${key}.choices has '${tooLong}', which is longer than ${key}.max, '${max}'`,
    );
  }
  const chosen =
    durations?.getOptionalString('default') ??
    (choices.includes('P90D') ? 'P90D' : (choices.at(-1) ?? max));
  demandDuration(`${key}.default`, chosen);
  if (!fits(chosen)) {
    throw new InputError(
      `${key}.default is '${chosen}', which is longer than ${key}.max, '${max}'`,
    );
  }
  return {
    choices: choices.length > 0 ? choices : [max],
    default: chosen,
    max,
  };
}

function demandDuration(key: string, value: string): void {
  if (!isAccessDuration(value) || !end(value)) {
    throw new InputError(
      `${key} has to be a duration in days, weeks, months or years such as P90D, but is '${value}'`,
    );
  }
}

function isAtMost(duration: string, max: string): boolean {
  const [one, other] = [end(duration), end(max)];
  return one !== undefined && other !== undefined && one <= other;
}

/** Where a duration leads from the longest month on, to compare it. */
function end(duration: string): number | undefined {
  try {
    return addDuration(new Date(Date.UTC(2026, 0, 1)), duration).getTime();
  } catch {
    return undefined;
  }
}

function readApprovals(access: Config | undefined): AccessOptions['approvals'] {
  const key = 'dataMesh.access.approvals';
  const approvals = access?.getOptionalConfig('approvals');
  const named = approvals?.getOptionalStringArray('fallbackApprovers') ?? [];
  return {
    stepTimeoutMs: readMs(approvals, 'stepTimeout', { days: 7 }, MINUTE, key),
    reminderMs: readMs(approvals, 'reminderAfter', { days: 2 }, MINUTE, key),
    requestTimeoutMs: readMs(
      approvals,
      'requestTimeout',
      { days: 30 },
      MINUTE,
      key,
    ),
    fallbackApprovers: named.map(name => {
      const ref = completeReference(name, { defaultKind: 'Group' });
      if (!ref || !/^(user|group):/.test(ref)) {
        throw new InputError(
          `${key}.fallbackApprovers has '${name}', which is no reference of a group or a user such as group:default/data-governance`,
        );
      }
      return ref;
    }),
  };
}

function readProvisioning(
  access: Config | undefined,
): AccessOptions['provisioning'] {
  const key = 'dataMesh.access.provisioning';
  const provisioning = access?.getOptionalConfig('provisioning');
  const read = (name: string, fallback: HumanDuration, least: number) =>
    readMs(provisioning, name, fallback, least, key);
  const cap = provisioning?.getOptionalNumber('maxRevocationsPerHour') ?? 100;
  if (!Number.isInteger(cap) || cap < 0) {
    throw new InputError(
      `${key}.maxRevocationsPerHour has to be a whole number from 0, but is ${cap}`,
    );
  }
  return {
    intervalMs: read('interval', { seconds: 5 }, 100),
    verifyMs: read('verifyEvery', { minutes: 15 }, SECOND),
    leaseMs: read('lease', { minutes: 1 }, SECOND),
    maxSilenceMs: read('maxSilence', { days: 2 }, MINUTE),
    maxRevocationsPerHour: cap,
  };
}

function readMs(
  config: Config | undefined,
  name: string,
  fallback: HumanDuration,
  least: number,
  parent = 'dataMesh.access',
): number {
  const ms = durationToMilliseconds(
    config?.has(name)
      ? readDurationFromConfig(config, { key: name })
      : fallback,
  );
  if (!(ms >= least)) {
    throw new InputError(
      `${parent}.${name} has to be at least ${least} ms, but is ${ms} ms`,
    );
  }
  return ms;
}
