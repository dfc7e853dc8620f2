import axe from 'axe-core';

/**
 * What axe finds wrong with an element, one line each; empty when nothing is.
 * Colours cannot be judged without a browser's layout.
 */
export async function accessibilityViolations(
  element: Element,
): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`),
  );
}
