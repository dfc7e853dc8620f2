import type { Contract, ContractSchema, ContractServer } from '../../api/types';

/**
 * What a snippet is for. One server has at most one snippet of each.
 * @public
 */
export type SnippetId =
  'sql' | 'python' | 'dbt' | 'kafka' | 'shell' | 'connection';

/**
 * A piece of text to copy, in order to read an output port.
 * @public
 */
export type Snippet = {
  id: SnippetId;
  /** What it is, for a tab, such as `SQL` or `Python`. */
  title: string;
  /** For highlighting: `sql`, `python`, `yaml` or `bash`. */
  language: string;
  code: string;
  /** The server that it connects to, in words. */
  server: string;
  /** What to do first, or to mind; plain text. */
  notes?: string[];
};

/** @public */
export type ConnectOptions = {
  product: { ref: string; name: string };
  port: { name: string };
  contract: Contract;
  /** Name of the schema to read; the first one when left out. */
  schema?: string;
  /** One server of the contract; all of them when left out. */
  server?: ContractServer;
};

/** What the snippets of one server are made from. */
export type Target = {
  product: { ref: string; name: string };
  port: { name: string };
  server: ContractServer;
  /** A setting of the server, safe to show; undefined when empty. */
  setting(name: string): string | undefined;
  /** The schema to read; undefined when the contract has none. */
  schema: ContractSchema | undefined;
  /** All schemas that were asked for. */
  schemas: readonly ContractSchema[];
  /** Name of the table, topic or resource to read. */
  resource: string;
};

/** A snippet before its server is written on it. */
export type Draft = Omit<Snippet, 'server'>;
