const ENGINES = new Map([
  ['dbt', 'dbt'],
  ['great-expectations', 'Great Expectations'],
  ['soda', 'Soda'],
  ['datacontract', 'Data Contract CLI'],
  ['openlineage', 'OpenLineage'],
  ['portal', 'the portal'],
]);

/**
 * What an engine is called; one that is not known keeps its own name.
 * @public
 */
export function engineLabel(engine: string): string {
  return ENGINES.get(engine) ?? engine;
}
