export { connectFields } from './connectFields';
export { connectSnippets, labelOfServer } from './connectSnippets';
export type { ConnectOptions, Snippet, SnippetId } from './types';
