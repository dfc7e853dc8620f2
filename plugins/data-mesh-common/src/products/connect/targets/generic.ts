import { stringify } from 'yaml';
import { cleanText } from '../cleanText';
import type { Draft, Target } from '../types';

/**
 * For server types that the suite knows no client of: the facts of the
 * connection, to be typed into one.
 */
export function genericSnippets(target: Target): Draft[] {
  const facts: Record<string, string> = {
    type: cleanText(target.server.type),
  };
  for (const name of Object.keys(target.server.settings)) {
    const value = target.setting(name);
    if (value !== undefined) facts[cleanText(name)] = value;
  }
  facts.read = target.resource;
  return [
    {
      id: 'connection',
      title: 'Connection',
      language: 'yaml',
      code: stringify(facts, { lineWidth: 0 }),
      notes: [
        'There is no ready snippet for this type of server. These are its details as the contract gives them.',
      ],
    },
  ];
}
