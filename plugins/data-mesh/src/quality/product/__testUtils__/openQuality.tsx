import { screen } from '@testing-library/react';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { renderProduct } from '../../../products/entity/__testUtils__/renderProduct';
import { qualityBackend } from '../../__testUtils__/qualityBackend';
import { ProductQualityContent } from '../ProductQualityContent';

/** Opens the quality tab of a product; returns the backend behind it. */
export async function openQuality(
  answers: Parameters<typeof qualityBackend>[0] = {},
  query = '',
) {
  const backend = qualityBackend(answers);
  await renderProduct(
    <TestApiProvider apis={[[discoveryApiRef, mockApis.discovery()]]}>
      <ProductQualityContent />
    </TestApiProvider>,
    { backend, query },
  );
  return backend;
}

/** What an element says, with single blanks. */
export const textOf = (element: Element) =>
  element.textContent?.replace(/\s+/g, ' ');

/** The tab that was opened. */
export const part = () => screen.getByTestId('part');

export const findRegion = (name: string) =>
  screen.findByRole('region', { name });
