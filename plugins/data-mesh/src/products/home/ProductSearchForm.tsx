import { useState } from 'react';
import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import SearchIcon from '@material-ui/icons/Search';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../../routes';
import { MAX_TEXT_LENGTH } from '../marketplace/searchState';

/** A search field that leads to the marketplace. */
export function ProductSearchForm() {
  const navigate = useNavigate();
  const marketplace = useRouteRef(rootRouteRef)();
  const [text, setText] = useState('');
  return (
    <form
      role="search"
      onSubmit={event => {
        event.preventDefault();
        const q = text.trim();
        navigate(
          q ? `${marketplace}?${new URLSearchParams({ q })}` : marketplace,
        );
      }}
    >
      <OutlinedInput
        fullWidth
        margin="dense"
        value={text}
        onChange={event => setText(event.target.value)}
        placeholder="Search products, ports and columns"
        inputProps={{
          'aria-label': 'Search data products',
          maxLength: MAX_TEXT_LENGTH,
        }}
        endAdornment={
          <InputAdornment position="end">
            <IconButton type="submit" size="small" aria-label="Search">
              <SearchIcon />
            </IconButton>
          </InputAdornment>
        }
      />
    </form>
  );
}
