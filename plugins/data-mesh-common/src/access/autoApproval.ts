/**
 * Whether a port lets a request through without anybody deciding, and why.
 *
 * @remarks
 * Only where the port says so: its `access.autoApprove` lists classifications,
 * and that of the product and of every column asked for have to be among them.
 * A product without a classification never passes; a column without one is as
 * the product.
 *
 * @public
 */
export function judgeAutoApproval(facts: {
  autoApprove?: readonly string[];
  classification?: string;
  columns: ReadonlyArray<{ id: string; classification?: string }>;
}): { approved: boolean; reason?: string } {
  const allowed = (facts.autoApprove ?? []).map(lower);
  if (allowed.length === 0) {
    return { approved: false };
  }
  if (facts.classification === undefined) {
    return {
      approved: false,
      reason: 'The product has no classification, so people decide.',
    };
  }
  if (!allowed.includes(lower(facts.classification))) {
    return {
      approved: false,
      reason: `The product is ${facts.classification}, so people decide.`,
    };
  }
  const closer = facts.columns.find(
    ({ classification }) =>
      classification !== undefined && !allowed.includes(lower(classification)),
  );
  return closer
    ? {
        approved: false,
        reason: `The column ${closer.id} is ${closer.classification}, so people decide.`,
      }
    : {
        approved: true,
        reason: `The port gives ${facts.classification} data to everybody who asks.`,
      };
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
