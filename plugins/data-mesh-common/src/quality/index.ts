export * as untrusted from './document';
export * from './expectations';
export * from './json';
export * from './qualitySignalKey';
export * from './results';
export * from './score';
