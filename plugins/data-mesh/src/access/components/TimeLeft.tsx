import ScheduleIcon from '@material-ui/icons/Schedule';
import WarningIcon from '@material-ui/icons/WarningOutlined';
import { formatDay, formatMoment, ToneChip } from '../../products/components';
import { formatAge } from '../../products/components/formatAge';

const DAY_MS = 24 * 60 * 60 * 1000;
/** From here on an end is near. */
export const NEAR_END_MS = 14 * DAY_MS;

/** How near an end is. */
export function nearness(
  endsAt: string,
  now: Date,
): 'over' | 'urgent' | 'near' | 'far' {
  const left = new Date(endsAt).getTime() - now.getTime();
  if (left <= 0) return 'over';
  if (left <= 3 * DAY_MS) return 'urgent';
  return left <= NEAR_END_MS ? 'near' : 'far';
}

/**
 * When something ends, and how long that is away: "9 Jan 2027, in 3 days". A
 * near end stands out.
 */
export function TimeLeft(props: {
  endsAt: string;
  /** Before the date, such as "Until". */
  prefix?: string;
  /** Nothing can be done any longer, so nothing stands out. */
  quiet?: boolean;
}) {
  const { endsAt, prefix, quiet } = props;
  const date = new Date(endsAt);
  if (Number.isNaN(date.getTime())) {
    return null;
  }
  const now = new Date();
  const near = nearness(endsAt, now);
  return (
    <span>
      <time dateTime={date.toISOString()} title={formatMoment(endsAt)}>
        {prefix && `${prefix} `}
        {formatDay(endsAt)}
      </time>{' '}
      {quiet || near === 'far' ? (
        <span>({formatAge(date, now)})</span>
      ) : (
        <ToneChip
          tone={near === 'near' ? 'caution' : 'danger'}
          icon={
            near === 'near' ? (
              <ScheduleIcon aria-hidden />
            ) : (
              <WarningIcon aria-hidden />
            )
          }
        >
          {near === 'over' ? 'over' : `ends ${formatAge(date, now)}`}
        </ToneChip>
      )}
    </span>
  );
}
