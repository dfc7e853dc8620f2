import { renderHook } from '@testing-library/react';
import { useEvery } from './useEvery';

describe('what is done again and again', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('is done while the page is looked at, and only then', () => {
    const action = jest.fn();
    const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(false);
    const { unmount } = renderHook(() => useEvery(1_000, action));
    jest.advanceTimersByTime(2_000);
    expect(action).toHaveBeenCalledTimes(2);
    hidden.mockReturnValue(true);
    jest.advanceTimersByTime(5_000);
    expect(action).toHaveBeenCalledTimes(2);
    hidden.mockReturnValue(false);
    jest.advanceTimersByTime(1_000);
    expect(action).toHaveBeenCalledTimes(3);
    unmount();
    jest.advanceTimersByTime(5_000);
    expect(action).toHaveBeenCalledTimes(3);
  });
});
