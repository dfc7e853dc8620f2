/**
 * Topics of Backstage's event bus about quality. They are told after the
 * commit, at least once, in no order.
 * @public
 */
export const QUALITY_TOPICS = {
  /** Score, coverage or failing checks changed; {@link QualityScoredEventPayload}. */
  scored: 'data-mesh.quality.scored',
  /** Quality fell, or fell again; {@link QualityIncidentEventPayload}. */
  incidentOpened: 'data-mesh.quality.incident.opened',
  /** Somebody sees to it, or changed what they said. */
  incidentAcknowledged: 'data-mesh.quality.incident.acknowledged',
  /** It is good again. */
  incidentResolved: 'data-mesh.quality.incident.resolved',
} as const;

/** @public */
export type QualityScoredEventPayload = {
  /** Full entity reference. */
  product: string;
  /** 0 to 100; absent for no data. */
  score?: number;
  /** 0 to 1; absent where no check is expected. */
  coverage?: number;
  failing: number;
};

/** @public */
export type QualityIncidentEventPayload = {
  incidentId: string;
  /** Full entity reference. */
  product: string;
  /** score-below-threshold, check-failing, budget-spent or results-stale. */
  kind: string;
  /** In words. */
  title: string;
  severity: string;
};

/**
 * Channel of Backstage's signals, told to everybody: the quality of products
 * changed, so an open page should read again. The message is
 * `{ products: string[] }` with the `qualitySignalKey` of each: whoever may not
 * read a product does not learn its name.
 * @public
 */
export const QUALITY_SIGNAL_CHANNEL = 'data-mesh:quality';

/**
 * On a DataProduct: addresses of artifacts that the portal fetches, separated
 * by commas or line breaks; relative to the declaring file. Those that belong
 * together, such as run results and their manifest, are joined with a plus
 * sign.
 * @public
 */
export const ANNOTATION_QUALITY_RESULTS = 'data-mesh/quality-results';
