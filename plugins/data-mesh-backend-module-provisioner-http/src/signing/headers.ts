/**
 * Headers of every call of the protocol.
 * @public
 */
export const DATA_MESH_HEADERS = {
  /** Seconds since 1970, when the call was signed. */
  timestamp: 'data-mesh-timestamp',
  /** `v1=` and the signature in hexadecimal digits. */
  signature: 'data-mesh-signature',
  /** Grows with every worker that takes the target over. */
  fence: 'data-mesh-fence',
  /** The same for the same change, however often it is asked for. */
  idempotencyKey: 'idempotency-key',
} as const;

/** What a signature covers; the order and form are part of the protocol. */
export type SignedParts = {
  method: string;
  /** As in the request line: path and query. */
  path: string;
  /** Seconds since 1970. */
  timestamp: string;
  idempotencyKey: string;
  fence: string;
  body: string | Uint8Array;
};
