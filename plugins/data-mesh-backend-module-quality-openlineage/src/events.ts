import {
  untrusted,
  type JsonSelection,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { NAMELESS_RUN } from '@backstage-data-mesh/plugin-data-mesh-node';

const { field, listOf, textOf, timeOf } = untrusted;

export const ENGINE = 'openlineage';

const QUALITY_FACETS: JsonSelection = {
  dataQualityAssertions: {
    assertions: {
      assertion: true,
      success: true,
      column: true,
      severity: true,
      name: true,
      expected: true,
      actual: true,
    },
  },
  // Before there was a facet of the standard.
  greatExpectations_assertions: {
    assertions: { expectationType: true, success: true, column: true },
  },
  dataQualityMetrics: { rowCount: true },
};

const DATASET: JsonSelection = {
  namespace: true,
  name: true,
  facets: QUALITY_FACETS,
  inputFacets: QUALITY_FACETS,
  outputFacets: QUALITY_FACETS,
};

/** All that is read of an event; SQL, schemas and sources are passed over. */
export const PARTS: JsonSelection = {
  eventType: true,
  eventTime: true,
  run: {
    runId: true,
    facets: {
      processing_engine: { name: true, version: true },
      test: {
        tests: {
          name: true,
          status: true,
          severity: true,
          type: true,
          expected: true,
          actual: true,
        },
      },
    },
  },
  job: { namespace: true, name: true },
  inputs: DATASET,
  outputs: DATASET,
};

/**
 * Where the run of an event stands: what is said of checks before its end is
 * not final.
 */
export type RunState = 'ended' | 'running' | 'unknown';

export type LineageEvent = {
  document: unknown;
  state: RunState;
  type: string | undefined;
  runId: string;
  engineVersion: string | undefined;
  time: string | undefined;
  job: [namespace: string | null, name: string | null];
};

/**
 * Is there an event in what could be read of an artifact? The Python client
 * sorts keys: of a large event, whose inputs are long, the end of the run is in
 * the head, and its id is not.
 */
export function recognise(head: unknown): boolean {
  return (Array.isArray(head) ? head : [head]).some(
    value => isEvent(value) || beginsAsEvent(value),
  );
}

function beginsAsEvent(value: unknown): boolean {
  return (
    typeof field(value, 'eventTime') === 'string' &&
    stateOf(textOf(field(value, 'eventType'), 100)?.toUpperCase()) !== 'unknown'
  );
}

/** Events in an artifact, which is one or a list of them. */
export function eventsIn(document: unknown): {
  events: LineageEvent[];
  others: number;
} {
  const items = Array.isArray(document) ? document : [document];
  const events = items.filter(isEvent).map(eventOf);
  return { events, others: items.length - events.length };
}

function isEvent(value: unknown): boolean {
  return (
    typeof field(value, 'run', 'runId') === 'string' &&
    typeof field(value, 'job', 'name') === 'string' &&
    (field(value, 'eventTime') !== undefined ||
      field(value, 'eventType') !== undefined)
  );
}

function eventOf(document: unknown): LineageEvent {
  const engine = field(document, 'run', 'facets', 'processing_engine');
  const type = textOf(field(document, 'eventType'), 100)?.toUpperCase();
  return {
    document,
    state: stateOf(type),
    type,
    runId: textOf(field(document, 'run', 'runId'), 200) ?? NAMELESS_RUN,
    engineVersion:
      [textOf(field(engine, 'name'), 50), textOf(field(engine, 'version'), 50)]
        .filter(Boolean)
        .join(' ') || undefined,
    time: timeOf(field(document, 'eventTime')),
    job: [
      textOf(field(document, 'job', 'namespace')) ?? null,
      textOf(field(document, 'job', 'name')) ?? null,
    ],
  };
}

function stateOf(type: string | undefined): RunState {
  switch (type) {
    case 'COMPLETE':
    case 'FAIL':
    case 'ABORT':
    case 'OTHER':
      return 'ended';
    case 'START':
    case 'RUNNING':
      return 'running';
    default:
      return 'unknown';
  }
}

/** The datasets of an event. */
export function datasetsOf(event: LineageEvent): unknown[] {
  return [
    ...listOf(field(event.document, 'inputs')),
    ...listOf(field(event.document, 'outputs')),
  ];
}
