/** Finds data products by text and facets. */
export function MarketplaceContent() {
  return <div data-testid="marketplace" />;
}
