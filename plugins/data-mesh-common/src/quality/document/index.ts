export {
  countOf,
  field,
  fieldsOf,
  listOf,
  numberOf,
  textOf,
  timeOf,
  type Fields,
} from './values';
