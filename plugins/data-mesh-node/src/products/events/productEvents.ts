/**
 * Topic of Backstage's event bus: a data product is new or was changed, as the
 * registry saw it. The payload is a {@link DataProductEventPayload}. Events
 * come in no order, and one is lost when a backend dies between storing a
 * change and telling it: take them as a hint to read again.
 * @public
 */
export const DATA_PRODUCT_CHANGED_TOPIC = 'data-mesh.product.changed';

/**
 * Topic of Backstage's event bus: the catalog no longer has a data product.
 * The payload is a {@link DataProductEventPayload}.
 * @public
 */
export const DATA_PRODUCT_VANISHED_TOPIC = 'data-mesh.product.vanished';

/** @public */
export type DataProductEventPayload = {
  /** Full entity reference of the product. */
  ref: string;
  /** The registry's revision that holds the change. */
  revision: number;
};

/**
 * Channel of Backstage's signals: the registry has a new revision, so an open
 * page should read again. Sent to everybody; the message is
 * `{ revision: number }` and names no product.
 * @public
 */
export const REGISTRY_SIGNAL_CHANNEL = 'data-mesh:registry';
