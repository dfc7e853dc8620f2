export * as untrusted from './document';
export * from './expectations';
export * from './json';
export * from './ownChecks';
export * from './qualityBand';
export * from './qualitySignalKey';
export * from './results';
export * from './score';
export * from './words';
