/** All domains, and the page of each. */
export function DomainsContent() {
  return <div data-testid="domains" />;
}
