import { Fragment } from 'react';
import { formatMoment, PersonLink } from '../components';
import type { SentencePart } from './describeAuditEntry';

/** A sentence with links to whom it names. */
export function AuditSentenceText(props: { parts: readonly SentencePart[] }) {
  return (
    <>
      {props.parts.map((part, index) => (
        <Fragment key={index}>
          {typeof part === 'string' ? part : <NamedPart part={part} />}
        </Fragment>
      ))}
    </>
  );
}

function NamedPart(props: { part: Exclude<SentencePart, string> }) {
  const { part } = props;
  return 'ref' in part ? (
    <PersonLink entityRef={part.ref} hideIcon />
  ) : (
    <time dateTime={part.time}>{formatMoment(part.time)}</time>
  );
}
