import type {
  CheckSeverity,
  Incident,
} from '@backstage-data-mesh/plugin-data-mesh-common';

export type IncidentKind = Incident['kind'];

/** The worst first. */
export const SEVERITIES: readonly string[] = [
  'critical',
  'error',
  'warning',
  'info',
] satisfies CheckSeverity[];

/** What fell. */
export type Finding = {
  severity: CheckSeverity;
  /** In words, complete. */
  title: string;
  detail?: string;
  port?: string;
  checkId?: number;
  /**
   * Since when it is known to be so: when an engine ran what shows it, or when
   * the verdict became stale.
   */
  evidenceAt: Date;
};

/**
 * What scoring says about something that can fall: it did, or it is good. What
 * cannot be told, as without a verdict, is not judged, and stays as it was.
 */
export type Judgement = {
  kind: IncidentKind;
  /** Key of the check or service level; empty for the product. */
  subject: string;
  /** Undefined when it is good. */
  finding: Finding | undefined;
};
