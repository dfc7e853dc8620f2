export { checkConsumer } from './checkConsumer';
export { checkDeclaration, type DeclarationRules } from './checkDeclaration';
export {
  lineOfField,
  openDeclarationFile,
  type DeclarationFile,
  type DeclarationLines,
} from './locateDeclaration';
export { locateProblems, problemToText } from './locateProblems';
export { normaliseDeclaration } from './normaliseDeclaration';
export { validateDataProduct } from './validateDataProduct';
