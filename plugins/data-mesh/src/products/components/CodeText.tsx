import { Fragment } from 'react';

/** A sentence in which `backticks` mark code, as in Markdown. */
export function CodeText(props: { text: string }) {
  return (
    <>
      {props.text.split('`').map((part, index, parts) =>
        // A last backtick without a partner is just a character.
        index % 2 === 1 && index < parts.length - 1 ? (
          <code key={index}>{part}</code>
        ) : (
          <Fragment key={index}>
            {index % 2 === 1 ? `\`${part}` : part}
          </Fragment>
        ),
      )}
    </>
  );
}
