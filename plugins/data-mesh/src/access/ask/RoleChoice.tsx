import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import type { PortAccess } from '@backstage-data-mesh/plugin-data-mesh-common';
import { CodeText, mutedColor, plural } from '../../products/components';
import { columnsOfRole } from './orderForm';

const useStyles = makeStyles(theme => ({
  label: {
    fontSize: '0.8125rem',
    color: mutedColor(theme),
    marginBottom: theme.spacing(0.5),
  },
  group: { maxHeight: 320, overflowY: 'auto', flexWrap: 'nowrap' },
  option: { alignItems: 'flex-start', marginRight: 0 },
  text: { paddingTop: 9, minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: 600 },
  description: { color: mutedColor(theme), fontSize: '0.8125rem' },
}));

/** Which of the contract's roles is asked for, with what each gives. */
export function RoleChoice(props: {
  port: PortAccess;
  value: string | undefined;
  error?: string;
  onChange: (role: string) => void;
}) {
  const { port, value, error, onChange } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <FormControl component="fieldset" error={error !== undefined} fullWidth>
      <FormLabel component="legend" className={classes.label}>
        Role
      </FormLabel>
      <RadioGroup
        name={id}
        className={classes.group}
        value={value ?? ''}
        onChange={event => onChange(event.target.value)}
      >
        {port.roles.map(({ role, description, access }) => (
          <FormControlLabel
            key={role}
            value={role}
            className={classes.option}
            control={<Radio color="primary" size="small" />}
            label={
              <div className={classes.text}>
                <div className={classes.name}>{role}</div>
                <div className={classes.description}>
                  {[
                    description,
                    access && `Access: ${access}`,
                    plural(columnsOfRole(port, role).length, 'column'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </div>
            }
          />
        ))}
      </RadioGroup>
      {error && (
        <FormHelperText>
          <CodeText text={error} />
        </FormHelperText>
      )}
    </FormControl>
  );
}
