import type { JsonObject } from '@backstage/types';

/**
 * A notification to people. The scope makes a later one replace an earlier
 * one; see the notifications service.
 */
export type NotificationMessage = {
  kind: 'notification';
  /** Full references of users and groups. */
  recipients: string[];
  /** Whom not to tell, such as who caused it. */
  except?: string[];
  title: string;
  description?: string;
  /** Path in the app, such as /data-mesh/requests/…. */
  link?: string;
  severity?: 'critical' | 'high' | 'normal' | 'low';
  topic?: string;
  scope?: string;
};

/** Tells open pages of these people (of everybody, without) to look again. */
export type SignalMessage = {
  kind: 'signal';
  channel: string;
  recipients?: string[];
  message: JsonObject;
};

/** An event on Backstage's event bus; topics stand in data-mesh-node. */
export type EventMessage = {
  kind: 'event';
  topic: string;
  payload: JsonObject;
};

/** What is to be told to others when the transaction has committed. */
export type OutboxMessage = NotificationMessage | SignalMessage | EventMessage;
