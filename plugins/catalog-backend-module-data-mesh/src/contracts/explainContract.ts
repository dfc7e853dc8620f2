import {
  lineOfField,
  locateProblems,
  type DeclarationLines,
  type Problem,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import type { ContractPort } from './contractPorts';
import { INLINE_SOURCE } from './declaredContract';
import type { ContractResolution } from './resolveContracts';

/** Where a declaration stands. */
export type DeclarationPlace = {
  /** As a location, such as `url:https://…`. */
  source: string;
  lines?: DeclarationLines;
};

/** The problem of reading a contract, as one of the declaration. */
export function readingProblem(
  port: ContractPort,
  resolution: ContractResolution,
  place: DeclarationPlace,
): Problem | undefined {
  return (
    resolution.problem &&
    locateProblems(
      [
        {
          ...resolution.problem,
          field: fieldOf(port),
          ...(port.name === undefined ? {} : { port: port.name }),
        },
      ],
      place.source,
      place.lines,
    )[0]
  );
}

/**
 * The problems of a contract's text, with the file in which they stand. A
 * contract in the declaration itself begins on the line after its field.
 */
export function textProblems(
  port: ContractPort,
  resolution: ContractResolution,
  place: DeclarationPlace,
  problems: Problem[],
): Problem[] {
  const of = port.name === undefined ? {} : { port: port.name };
  if (resolution.contract.source !== INLINE_SOURCE) {
    return problems.map(problem => ({
      ...problem,
      ...of,
      source: resolution.refreshKey,
    }));
  }
  const start = lineOfField(place.lines, fieldOf(port));
  return problems.map(({ code, severity, message, remedy, line }) => ({
    code,
    severity,
    message,
    remedy,
    ...of,
    field: fieldOf(port),
    source: place.source,
    ...(start === undefined ? {} : { line: start + (line ?? 0) }),
  }));
}

function fieldOf({ index }: ContractPort): string {
  return `spec.outputPorts[${index}].contract`;
}
