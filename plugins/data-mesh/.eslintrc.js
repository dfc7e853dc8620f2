module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The methods of openapi-fetch's client are named after those of HTTP.
    'new-cap': [
      'error',
      { capIsNew: false, capIsNewExceptions: ['GET', 'POST', 'PUT', 'DELETE'] },
    ],
    // What scrolls must be reachable with the keyboard, with a role and a name
    // (axe: scrollable-region-focusable).
    'jsx-a11y/no-noninteractive-tabindex': [
      'error',
      { tags: [], roles: ['tabpanel', 'region'] },
    ],
  },
});
