import type {
  CheckSeverity,
  Incident,
} from '@backstage-data-mesh/plugin-data-mesh-common';

export type IncidentKind = Incident['kind'];

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
 * Whom something concerns that fell: the owner, and with `everybody` those who
 * rely on the product too. Consumers are concerned when the score is low, a
 * promise is broken, something critical fails, or nothing is known any more.
 * Of a single failing check and of some results that are out of date, they
 * need not know.
 */
export function audienceOf(fallen: {
  kind: string;
  severity: string;
}): 'owner' | 'everybody' {
  switch (fallen.kind) {
    case 'check-failing':
      return fallen.severity === 'critical' ? 'everybody' : 'owner';
    case 'results-stale':
      return fallen.severity === 'warning' ? 'owner' : 'everybody';
    default:
      return 'everybody';
  }
}

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
