import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_DECLARATION_LINES,
  ANNOTATION_DECLARATION_PROBLEMS,
  type DeclarationLines,
  type Problem,
} from '@backstage-data-mesh/plugin-data-mesh-common';

/** More would help nobody, and annotations are carried everywhere. */
const MAX_PROBLEMS = 200;

/**
 * What is told of a declaration, in annotations of its entity. What an author
 * wrote there is replaced.
 */
export type Report = { lines?: DeclarationLines; problems: Problem[] };

/** Begins a report, with what is known so far. */
export function startReport(entity: Entity, report: Report): Entity {
  const annotations = { ...entity.metadata.annotations };
  delete annotations[ANNOTATION_DECLARATION_LINES];
  delete annotations[ANNOTATION_DECLARATION_PROBLEMS];
  if (report.lines && Object.keys(report.lines).length > 0) {
    annotations[ANNOTATION_DECLARATION_LINES] = JSON.stringify(report.lines);
  }
  if (report.problems.length > 0) {
    annotations[ANNOTATION_DECLARATION_PROBLEMS] = JSON.stringify(
      report.problems.slice(0, MAX_PROBLEMS),
    );
  }
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

/** Reads the report on a processed entity; an unreadable one is empty. */
export function readReport(entity: Entity): Report {
  const read = (annotation: string): unknown => {
    const text: unknown = entity.metadata.annotations?.[annotation];
    try {
      return typeof text === 'string' ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  };
  const lines = read(ANNOTATION_DECLARATION_LINES);
  const problems = read(ANNOTATION_DECLARATION_PROBLEMS);
  return {
    lines:
      typeof lines === 'object' && lines !== null
        ? (lines as DeclarationLines)
        : undefined,
    problems: Array.isArray(problems) ? (problems as Problem[]) : [],
  };
}
