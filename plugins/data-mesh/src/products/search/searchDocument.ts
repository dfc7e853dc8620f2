import type { IndexableDocument } from '@backstage/plugin-search-common';

/** Type of the documents in Backstage search. */
export const DATA_PRODUCT_DOCUMENT_TYPE = 'data-product';

/** A product, an output port or a column, as the search backend indexes it. */
export type DataProductDocument = IndexableDocument & {
  matchedKind?: 'product' | 'port' | 'column';
  entityRef: string;
  productTitle?: string;
  type?: string;
  lifecycle?: string;
  classification?: string;
  owner?: string;
  domain?: string;
  port?: string;
  schema?: string;
  column?: string;
};

/** Whether a search result is one of ours and complete enough to be shown. */
export function isDataProductDocument(
  document: IndexableDocument,
): document is DataProductDocument {
  return (
    'entityRef' in document &&
    typeof document.entityRef === 'string' &&
    document.entityRef !== ''
  );
}

/** What was found: "Data product", "Output port", "Column". */
export function documentKind(document: DataProductDocument): string {
  switch (document.matchedKind) {
    case 'column':
      return 'Column';
    case 'port':
      return 'Output port';
    default:
      return 'Data product';
  }
}
