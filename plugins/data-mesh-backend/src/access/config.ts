import type { Config } from '@backstage/config';
import type { AccessPurpose } from '@backstage-data-mesh/plugin-data-mesh-common';

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
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Reads `dataMesh.access` and `dataMesh.environment`.
 *
 * @throws InputError naming the key when a value cannot be used
 */
export function readAccessOptions(config: Config): AccessOptions {
  const dataMesh = config.getOptionalConfig('dataMesh');
  return {
    environment: dataMesh?.getOptionalString('environment') ?? 'default',
    purposes: [
      { id: 'analytics', title: 'Analytics and reporting' },
      { id: 'operations', title: 'Running a business process' },
      { id: 'machine-learning', title: 'Training or running a model' },
      { id: 'research', title: 'Research' },
      { id: 'other', title: 'Another purpose' },
    ],
    durations: {
      choices: ['P7D', 'P30D', 'P90D', 'P180D', 'P365D'],
      default: 'P90D',
      max: 'P365D',
    },
    approvals: {
      stepTimeoutMs: 7 * DAY,
      reminderMs: 2 * DAY,
      requestTimeoutMs: 30 * DAY,
      fallbackApprovers: [],
    },
    expiryWarningMs: 14 * DAY,
    recertifyMs: undefined,
    provisioning: {
      intervalMs: 5 * SECOND,
      verifyMs: 15 * MINUTE,
      leaseMs: MINUTE,
      maxSilenceMs: 2 * DAY,
      maxRevocationsPerHour: 100,
    },
  };
}
