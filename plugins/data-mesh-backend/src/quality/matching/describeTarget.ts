import type { WholeTarget } from './targetKey';

/** A target in one line, for people. */
export function describeTarget(target: WholeTarget): string {
  const { productRef, port, contractId, schema, physicalName } = target;
  const relation = physicalName && relationText(physicalName);
  const parts = [
    ...(productRef === undefined ? [] : [`product ${productRef}`]),
    ...(port === undefined ? [] : [`port ${port}`]),
    ...(contractId === undefined ? [] : [`contract ${contractId}`]),
    ...(relation === undefined && schema !== undefined
      ? [`schema ${schema}`]
      : []),
  ];
  if (relation === undefined) {
    return parts.join(', ') || 'nothing that the engine names';
  }
  return parts.length > 0 ? `${relation} (${parts.join(', ')})` : relation;
}

function relationText({
  namespace,
  database,
  schema,
  table,
}: NonNullable<WholeTarget['physicalName']>): string {
  const name = [database, schema, table].filter(Boolean).join('.');
  return namespace ? `${namespace} ${name}` : name;
}
