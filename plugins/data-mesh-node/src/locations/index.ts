export * from './fileFence';
export * from './place';
export * from './readFencedFile';
export * from './sameRepository';
