import { pythonString, shellWord } from '../literals';
import { fromEnvironment } from '../python';
import type { Draft, Target } from '../types';

/** Snippets for an HTTP API; undefined when the server is none. */
export function apiSnippets(target: Target): Draft[] | undefined {
  if (target.server.type.toLowerCase() !== 'api') return undefined;
  const location = target.setting('location');
  // Only what is surely a web address is handed to a client as one.
  const address =
    location && /^https?:\/\/[^\s/]+/i.test(location) ? location : undefined;
  return [
    {
      id: 'shell',
      title: 'curl',
      language: 'bash',
      code: `curl --fail --globoff --header "Authorization: Bearer $API_TOKEN" \\
  --url ${address === undefined ? '"$API_URL"' : shellWord(address)}
`,
      notes: ['Set API_TOKEN in your environment.'],
    },
    {
      id: 'python',
      title: 'Python',
      language: 'python',
      code: `import os

import requests

response = requests.get(
    ${address === undefined ? fromEnvironment('API_URL') : pythonString(address)},
    headers={"Authorization": "Bearer " + ${fromEnvironment('API_TOKEN')}},
    timeout=30,
)
response.raise_for_status()
print(response.json())
`,
      notes: [
        'Install the client first: pip install requests',
        'Set API_TOKEN in your environment.',
      ],
    },
  ];
}
