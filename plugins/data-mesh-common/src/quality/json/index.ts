export { JsonProblem } from './JsonProblem';
export type { JsonSelection } from './JsonScanner';
export {
  readJson,
  readJsonHead,
  readJsonInSteps,
  type JsonOptions,
  type JsonReading,
} from './readJson';
