import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import { makeStyles } from '@material-ui/core/styles';
import ClearIcon from '@material-ui/icons/Clear';
import SearchIcon from '@material-ui/icons/Search';
import { MAX_TEXT_LENGTH } from './searchState';
import { mutedColor } from '../components/tones';

/** Typing pauses for this long before the search begins. */
export const SEARCH_DELAY_MS = 250;

const useStyles = makeStyles(theme => ({
  input: {
    backgroundColor: theme.palette.background.paper,
  },
  hint: {
    padding: '0 6px',
    border: `1px solid ${mutedColor(theme)}`,
    borderRadius: 4,
    color: mutedColor(theme),
    fontFamily: 'monospace',
    fontSize: '0.8125rem',
    [theme.breakpoints.down('xs')]: { display: 'none' },
  },
}));

/**
 * The text that is searched for. Typing searches after a pause, Enter at once;
 * Escape empties the field.
 */
export function SearchField(props: {
  value: string;
  onChange: (value: string) => void;
  onArrowDown: () => void;
  inputRef: RefObject<HTMLInputElement>;
}) {
  const { value, onChange, onArrowDown, inputRef } = props;
  const classes = useStyles();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const send = useRef(onChange);
  useEffect(() => {
    send.current = onChange;
  });

  // The value changed from outside: "back", a link, "clear all".
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === sent.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      sent.current = text;
      send.current(text);
    }, SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const sendNow = (newText: string) => {
    setText(newText);
    if (newText !== sent.current) {
      sent.current = newText;
      onChange(newText);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      sendNow(text);
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      sendNow('');
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      onArrowDown();
    }
  };

  return (
    <OutlinedInput
      className={classes.input}
      fullWidth
      margin="dense"
      type="text"
      value={text}
      onChange={event => setText(event.target.value)}
      onKeyDown={onKeyDown}
      inputRef={inputRef}
      placeholder="Search products, ports and columns"
      inputProps={{
        role: 'searchbox',
        'aria-label': 'Search data products',
        'aria-keyshortcuts': '/',
        maxLength: MAX_TEXT_LENGTH,
        autoComplete: 'off',
        spellCheck: false,
      }}
      startAdornment={
        <InputAdornment position="start">
          <SearchIcon aria-hidden />
        </InputAdornment>
      }
      endAdornment={
        <InputAdornment position="end">
          {text ? (
            <IconButton
              size="small"
              aria-label="Clear search"
              onClick={() => {
                sendNow('');
                inputRef.current?.focus();
              }}
            >
              <ClearIcon />
            </IconButton>
          ) : (
            <kbd className={classes.hint} aria-hidden>
              /
            </kbd>
          )}
        </InputAdornment>
      }
    />
  );
}
