/** The whole mesh as a picture: domains as areas, products, and data flow. */
export function MeshMapContent() {
  return <div data-testid="mesh-map" />;
}
