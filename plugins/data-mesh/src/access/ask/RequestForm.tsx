import {
  type FormEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  addDuration,
  type AccessProblem,
  type AccessRequestDetail,
  type ConsumerKind,
  type Grant,
  type PortAccess,
} from '@backstage-data-mesh/plugin-data-mesh-common';
import { CodeText, ErrorMessage, toneColors } from '../../products/components';
import { durationWords, formatDay, useAccessAction } from '../components';
import { startOfDay, toDayInput } from '../components/grantActions/days';
import { ColumnChoice } from './ColumnChoice';
import { SelectField } from './FormField';
import {
  columnsOfRole,
  emptyForm,
  type FieldMessages,
  fieldOfMessage,
  isFilledIn,
  JUSTIFICATION,
  missingFields,
  ORDER_FIELDS,
  type OrderField,
  type OrderForm,
  toDraft,
  toOrder,
  withRole,
} from './orderForm';
import { PreviewPanel } from './PreviewPanel';
import { randomKey } from './randomKey';
import { RoleChoice } from './RoleChoice';
import { Terms } from './Terms';
import { usePreview } from './usePreview';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    flex: '1 1 auto',
    // The theme's red has less than 4.5:1 on the dialog.
    '& .Mui-error': { color: toneColors(theme, 'danger').color },
  },
  content: { ...theme.typography.body2, paddingTop: theme.spacing(1) },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: theme.spacing(3),
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
  },
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
  preview: {
    position: 'sticky',
    top: 0,
    padding: theme.spacing(2),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    minWidth: 0,
    [theme.breakpoints.down('sm')]: { position: 'static' },
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    gap: theme.spacing(2),
  },
}));

const KIND_WORDS: Record<ConsumerKind, string> = {
  user: 'you',
  group: 'group',
  component: 'component',
  dataproduct: 'data product',
};

/** The fields that stand on the page. */
const FIELDS: ReadonlySet<string> = new Set(ORDER_FIELDS);

/** The form of a request, beside what would happen to it. */
export function RequestForm(props: {
  port: PortAccess;
  /** Whether closing would lose something. */
  onFilledIn: (filledIn: boolean) => void;
  onSent: (request: AccessRequestDetail) => void;
  onRenew: (grant: Grant) => void;
  onCancel: () => void;
}) {
  const { port, onFilledIn, onSent, onRenew, onCancel } = props;
  const classes = useStyles();
  const id = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState<OrderForm>(() => emptyForm(port));
  const sentBefore = useRef({ order: '', key: '' });
  const [tried, setTried] = useState(false);
  const { run, busy, error, reset } = useAccessAction();
  const preview = usePreview(toDraft(form, port));

  const filledIn = isFilledIn(form, port);
  useEffect(() => onFilledIn(filledIn), [filledIn, onFilledIn]);

  const change = useCallback(
    (changes: Partial<OrderForm>) => {
      setForm(current => ({ ...current, ...changes }));
      reset();
    },
    [reset],
  );
  // What does not change with each key typed is not drawn with each.
  const columns = useMemo(
    () => columnsOfRole(port, form.role),
    [port, form.role],
  );
  const changeColumns = useCallback(
    (chosen: string[] | undefined) => change({ columns: chosen }),
    [change],
  );

  const missing = missingFields(form);
  const isField = (field: string | undefined): field is OrderField =>
    field !== undefined &&
    FIELDS.has(field) &&
    (field !== 'role' || port.roles.length > 0);
  const named = error && fieldOfMessage(error.message);
  const refusedField = isField(named) ? named : undefined;
  const previewed = preview.isPreviousData ? undefined : preview.data;
  // What nobody filled in yet is no mistake.
  const problems = (previewed?.problems ?? []).filter(
    ({ field }) =>
      !(field === 'purpose' && !form.purpose) && field !== 'justification',
  );
  const openRequests = port.open.filter(
    ({ consumer, role }) => consumer === form.consumer && role === form.role,
  );
  // Said with a link, where what is there is known.
  const saidElsewhere = ({ code }: AccessProblem) =>
    (code === 'open-request' && openRequests.length > 0) ||
    (code === 'existing-grant' && Boolean(previewed?.existing?.length));
  const isAtField = ({ severity, field, code }: AccessProblem) =>
    severity === 'error' &&
    isField(field) &&
    code !== 'open-request' &&
    code !== 'existing-grant';
  const messages: FieldMessages = {
    ...Object.fromEntries(
      problems.filter(isAtField).map(({ field, message }) => [field, message]),
    ),
    ...(tried && missing),
    ...(refusedField && error && { [refusedField]: error.message }),
  };
  const impossible = problems.some(({ severity }) => severity === 'error');

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const first = (Object.keys(missing) as OrderField[])[0];
    if (first) {
      formRef.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    if (busy || impossible) return;
    const order = toOrder(form, port);
    // The same order has the same key: sending again what was lost on the way
    // makes no second request. Another order is another request.
    if (sentBefore.current.order !== JSON.stringify(order)) {
      sentBefore.current = { order: JSON.stringify(order), key: randomKey() };
    }
    const request = await run(client =>
      client.POST('/access/requests', {
        params: { header: { 'Idempotency-Key': sentBefore.current.key } },
        body: order,
      }),
    );
    if (request) onSent(request);
  };

  const purpose = port.purposes.find(each => each.id === form.purpose);
  const start = startOfDay(form.startDay) ?? new Date();
  const endWords = `Until ${formatDay(
    addDuration(start, form.duration).toISOString(),
  )}${form.startDay ? '' : ', if approved today'}`;
  return (
    <form ref={formRef} className={classes.form} onSubmit={send} noValidate>
      <DialogContent className={classes.content}>
        <div className={classes.columns}>
          <div className={classes.column}>
            {port.roles.length > 0 && (
              <RoleChoice
                port={port}
                value={form.role}
                error={messages.role}
                onChange={role => {
                  setForm(current => withRole(current, port, role));
                  reset();
                }}
              />
            )}
            <SelectField
              label="For whom"
              name="consumer"
              value={form.consumer}
              options={port.consumers.map(({ ref, kind, title }) => ({
                value: ref,
                label: `${title} (${KIND_WORDS[kind]})`,
              }))}
              error={messages.consumer}
              onChange={consumer => change({ consumer })}
            />
            <SelectField
              label="Purpose"
              name="purpose"
              required
              value={form.purpose}
              placeholder="Choose a purpose"
              options={port.purposes.map(each => ({
                value: each.id,
                label: each.title,
              }))}
              helperText={purpose?.description}
              error={messages.purpose}
              onChange={value => change({ purpose: value })}
            />
            <TextField
              id={`${id}-why`}
              name="justification"
              label="What you need it for"
              required
              multiline
              minRows={3}
              maxRows={10}
              value={form.justification}
              onChange={event => change({ justification: event.target.value })}
              error={messages.justification !== undefined}
              helperText={
                <Counted
                  text={messages.justification}
                  length={form.justification.length}
                />
              }
              inputProps={{ maxLength: JUSTIFICATION.max }}
              variant="outlined"
              fullWidth
            />
            <div className={classes.row}>
              <SelectField
                label="For how long"
                name="duration"
                value={form.duration}
                options={port.durations.choices.map(choice => ({
                  value: choice,
                  label: durationWords(choice),
                }))}
                helperText={endWords}
                error={messages.duration}
                onChange={duration => change({ duration })}
              />
              <TextField
                id={`${id}-start`}
                name="startsAt"
                type="date"
                label="Beginning (optional)"
                value={form.startDay}
                onChange={event => change({ startDay: event.target.value })}
                error={messages.startsAt !== undefined}
                helperText={
                  messages.startsAt ? (
                    <CodeText text={messages.startsAt} />
                  ) : (
                    'Otherwise as soon as it is approved'
                  )
                }
                inputProps={{
                  min: toDayInput(new Date(Date.now() + 24 * 60 * 60 * 1000)),
                }}
                InputLabelProps={{ shrink: true }}
                variant="outlined"
                fullWidth
              />
            </div>
            <ColumnChoice
              columns={columns}
              canLimit={port.canLimitColumns === true}
              chosen={form.columns}
              error={messages.columns}
              onChange={changeColumns}
            />
            <Terms terms={port.terms} />
          </div>
          <div className={classes.preview}>
            <PreviewPanel
              result={preview}
              problems={problems.filter(
                problem => !isAtField(problem) && !saidElsewhere(problem),
              )}
              open={openRequests}
              onRenew={onRenew}
            />
          </div>
        </div>
        {error && !refusedField && (
          <ErrorMessage title="The request was not sent" error={error} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel} disabled={busy}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={busy || impossible}
          aria-busy={busy || undefined}
          startIcon={
            busy ? <CircularProgress size={16} aria-label="Sending" /> : null
          }
        >
          {previewed?.autoApproved ? 'Get access' : 'Send request'}
        </Button>
      </DialogActions>
    </form>
  );
}

function Counted(props: { text?: string; length: number }): JSX.Element {
  const { text, length } = props;
  const count: ReactNode = `${length.toLocaleString('en')} of ${JUSTIFICATION.max.toLocaleString('en')} characters`;
  return (
    <>
      {text ? <CodeText text={text} /> : 'What approvers read first'} ({count})
    </>
  );
}
