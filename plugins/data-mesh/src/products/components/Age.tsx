import { formatAge } from './formatAge';

/** A moment as its age, "3 days ago", with the exact time on hover. */
export function Age(props: { date: string; prefix?: string }) {
  const { date, prefix } = props;
  const parsed = new Date(date);
  if (Number.isNaN(parsed.getTime())) {
    return null;
  }
  return (
    <time dateTime={parsed.toISOString()} title={parsed.toLocaleString()}>
      {prefix && `${prefix} `}
      {formatAge(parsed, new Date())}
    </time>
  );
}
