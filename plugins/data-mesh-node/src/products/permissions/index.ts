export * from './conditions';
export * from './resource';
