import { useAccessQuery } from '../../query';
import { useQueryPages, type Pages } from '../../query/useQueryPages';

type ReadPage<T> = Parameters<typeof useQueryPages<T>>[2];

/** A list of requests or grants, page by page; see {@link useQueryPages}. */
export function usePages<T>(
  key: readonly unknown[] | null,
  readPage: ReadPage<T>,
): ReturnType<typeof useQueryPages<T>> {
  return useQueryPages<T>(useAccessQuery<Pages<T>>, key, readPage);
}
