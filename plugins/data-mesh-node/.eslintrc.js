module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Tests that others import: their titles and skips are computed.
      files: ['src/testUtils/**'],
      rules: {
        'jest/no-export': 'off',
        'jest/no-standalone-expect': 'off',
        'jest/no-conditional-expect': 'off',
      },
    },
  ],
});
