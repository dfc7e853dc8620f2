export { checkInputs, type ProductLookup } from './checkInputs';
export { checkMesh, readsOf, type DeclaredProduct } from './checkMesh';
export { findCycles } from './findCycles';
