export * from './compileGlob';
