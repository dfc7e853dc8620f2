/** How far a node is from the product, such as "2 steps upstream". */
export function stepsInWords(distance: number): string {
  if (distance === 0) return 'This product';
  const steps = Math.abs(distance);
  return `${steps} ${steps === 1 ? 'step' : 'steps'} ${
    distance < 0 ? 'upstream' : 'downstream'
  }`;
}
