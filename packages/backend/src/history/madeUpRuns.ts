import type { Story } from './stories';
import type { MadeUpRun } from './vary/run';

const DAY = 24 * 60 * 60_000;
const DAYS = 42;

/** Of the day, in UTC: late, so that a day ends with what the run said. */
const NIGHTLY = 23 * 60 * 60_000 + 55 * 60_000;

/**
 * The runs of a story until today, oldest first, one each night. The same night
 * is always the same run.
 */
export function pastRuns(story: Story, now: Date): MadeUpRun[] {
  const today = Math.floor(now.getTime() / DAY);
  const runs: MadeUpRun[] = [];
  for (let daysAgo = DAYS; daysAgo >= 1; daysAgo--) {
    const day = today - daysAgo;
    const isOver = daysAgo < (story.stoppedDaysAgo ?? 0);
    if (!isOver && day % story.everyDays === 0) {
      runs.push({
        at: new Date(day * DAY + NIGHTLY),
        seed: `${story.product}@${day}`,
        verdicts: story.verdicts(daysAgo),
      });
    }
  }
  return runs;
}

/** The run of now; undefined where it stopped. */
export function presentRun(story: Story, now: Date): MadeUpRun | undefined {
  return story.stoppedDaysAgo === undefined
    ? {
        at: now,
        seed: `${story.product}@${now.toISOString()}`,
        verdicts: story.verdicts(0),
      }
    : undefined;
}
