export * from './expectedCheck';
export * from './ruleKeyOf';
