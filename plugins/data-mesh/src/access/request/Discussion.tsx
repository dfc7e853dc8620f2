import { type FormEvent, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type {
  AccessRequestDetail,
  AuditEntry,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import {
  Age,
  ErrorMessage,
  mutedColor,
  ToneChip,
} from '../../products/components';
import { MAX_COMMENT, PersonLink, useAccessAction } from '../components';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  message: {
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  text: {
    margin: theme.spacing(0.5, 0, 0),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  muted: { color: mutedColor(theme) },
  check: { '& span': { fontSize: '0.875rem' } },
  form: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1.5),
  },
}));

/** The comments of a timeline, oldest first. */
export function commentsOf(timeline: readonly AuditEntry[]): AuditEntry[] {
  return timeline.filter(
    ({ action, data }) =>
      action === 'request.commented' && typeof data.comment === 'string',
  );
}

/** Questions and answers about a request, and a place to write one. */
export function Discussion(props: { request: AccessRequestDetail }) {
  const { request } = props;
  const classes = useStyles();
  const comments = commentsOf(request.timeline);
  const mayWrite = request.actions.includes('comment');
  return (
    <>
      {comments.length === 0 && (
        <span className={classes.muted}>Nobody has asked anything.</span>
      )}
      {comments.length > 0 && (
        <ol className={classes.list} aria-label="Questions and comments">
          {comments.map(entry => (
            <li key={entry.seq} className={classes.message}>
              <PersonLink entityRef={entry.actor} hideIcon />{' '}
              <span className={classes.muted}>
                <Age date={entry.at} />
              </span>{' '}
              {entry.data.question === true && (
                <ToneChip tone="info">question</ToneChip>
              )}
              <p className={classes.text}>{String(entry.data.comment)}</p>
            </li>
          ))}
        </ol>
      )}
      {mayWrite && <CommentBox request={request} />}
    </>
  );
}

function CommentBox(props: { request: AccessRequestDetail }) {
  const { request } = props;
  const classes = useStyles();
  const fieldId = useId();
  const [text, setText] = useState('');
  // Those who decide ask; the requester answers.
  const mayAsk =
    request.actions.includes('approve') || request.actions.includes('reject');
  const [question, setQuestion] = useState(mayAsk);
  const { busy, error, run } = useAccessAction();
  const awaiting = request.step?.awaitingAnswer === true && !mayAsk;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const sent = await run(
      client =>
        client.POST('/access/requests/{id}/comment', {
          params: { path: { id: request.id } },
          body: { comment: text.trim(), question: mayAsk && question },
        }),
      { success: awaiting ? 'Answer sent' : 'Sent' },
    );
    if (sent) setText('');
  };
  return (
    <form className={classes.form} onSubmit={send}>
      <TextField
        id={fieldId}
        label={awaiting ? 'Your answer' : 'Write a comment'}
        value={text}
        onChange={event => setText(event.target.value)}
        inputProps={{ maxLength: MAX_COMMENT }}
        variant="outlined"
        size="small"
        multiline
        minRows={2}
        maxRows={10}
        fullWidth
      />
      {mayAsk && (
        <FormControlLabel
          className={classes.check}
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={question}
              onChange={event => setQuestion(event.target.checked)}
            />
          }
          label="It is a question to the requester"
        />
      )}
      {error && (
        <ErrorMessage title="The comment could not be sent" error={error} />
      )}
      <Button
        type="submit"
        variant="outlined"
        color="primary"
        disabled={busy || text.trim() === ''}
      >
        {awaiting ? 'Answer' : 'Send'}
      </Button>
    </form>
  );
}
