export * as untrusted from './document';
export * from './json';
export * from './results';
export * from './score';
