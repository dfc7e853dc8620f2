export * from './IllegalMoveError';
export * from './durations';
export * from './grantStates';
export * from './requestStates';
