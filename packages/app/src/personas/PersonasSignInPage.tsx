import { Progress, ProxiedSignInPage } from '@backstage/core-components';
import type { IdentityApi } from '@backstage/core-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import CardContent from '@material-ui/core/CardContent';
import Container from '@material-ui/core/Container';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { chosenPersona } from './chosenPersona';
import { type Persona, usePersonas } from './usePersonas';

const useStyles = makeStyles(theme => ({
  page: {
    height: '100vh',
    overflow: 'auto',
    background: theme.palette.background.default,
    color: theme.palette.text.primary,
  },
  root: { paddingTop: theme.spacing(6), paddingBottom: theme.spacing(6) },
  world: { marginTop: theme.spacing(4), textTransform: 'capitalize' },
  card: { height: '100%' },
  action: { height: '100%', '& > *': { height: '100%' } },
}));

function worldsOf(personas: Persona[]): [string, Persona[]][] {
  const worlds = new Map<string, Persona[]>();
  for (const persona of personas) {
    worlds.set(persona.world, [...(worlds.get(persona.world) ?? []), persona]);
  }
  return [...worlds];
}

const SignInFailed = (props: { error?: Error; onBack: () => void }) => (
  <Container role="alert">
    <Typography variant="h5" component="h1">
      That sign-in did not work
    </Typography>
    <Typography paragraph>{props.error?.message}</Typography>
    <Button variant="outlined" onClick={props.onBack}>
      Choose another persona
    </Button>
  </Container>
);

/** Forgets the choice at sign-out, so that the page asks again. */
function forgetAtSignOut(identity: IdentityApi): IdentityApi {
  return {
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    getProfileInfo: () => identity.getProfileInfo(),
    signOut: async () => {
      chosenPersona.clear();
      await identity.signOut();
    },
  };
}

/** Offers the personas of the example worlds to be. */
export const PersonasSignInPage = (props: SignInPageProps) => {
  const classes = useStyles();
  const [chosen, setChosen] = useState(chosenPersona.get());
  const personas = usePersonas();

  if (chosen) {
    const forget = () => {
      chosenPersona.clear();
      setChosen(undefined);
    };
    return (
      <ProxiedSignInPage
        provider="demo-persona"
        headers={{ 'x-demo-persona': chosen }}
        onSignInSuccess={identity =>
          props.onSignInSuccess(forgetAtSignOut(identity))
        }
        ErrorComponent={({ error }) => (
          <SignInFailed error={error} onBack={forget} />
        )}
      />
    );
  }

  const choose = (persona: Persona) => {
    chosenPersona.set(persona.ref);
    setChosen(persona.ref);
  };

  return (
    <main className={classes.page}>
      <Container className={classes.root}>
        <Typography variant="h3" component="h1">
          Who would you like to be?
        </Typography>
        <Typography>
          This is a demo portal with two worlds of data. Every person here is a
          role; sign in as one, and as another in a second browser tab to see
          both sides.
        </Typography>

        {personas.status === 'loading' && <Progress />}
        {personas.status === 'failed' && (
          <div role="alert">
            <Typography variant="h5" component="h2">
              The backend cannot be reached
            </Typography>
            <Typography paragraph>
              {personas.error.message}. It may still be starting; the terminal
              in which you started the portal tells.
            </Typography>
            <Button variant="outlined" onClick={personas.retry}>
              Try again
            </Button>
          </div>
        )}
        {personas.status === 'ready' && personas.personas.length === 0 && (
          <Typography role="status">
            The catalog is still reading the example worlds. This takes some
            seconds at the first start.
          </Typography>
        )}
        {personas.status === 'ready' &&
          worldsOf(personas.personas).map(([world, people]) => (
            <section key={world} aria-label={world}>
              <Typography
                variant="h5"
                component="h2"
                gutterBottom
                className={classes.world}
              >
                {world}
              </Typography>
              <Grid container spacing={2}>
                {people.map(persona => (
                  <Grid item xs={12} sm={6} md={4} lg={3} key={persona.ref}>
                    <Card className={classes.card} variant="outlined">
                      <CardActionArea
                        className={classes.action}
                        onClick={() => choose(persona)}
                      >
                        <CardContent>
                          <Typography variant="h6" component="h3">
                            {persona.title}
                          </Typography>
                          <Typography variant="body2">
                            {persona.description}
                          </Typography>
                        </CardContent>
                      </CardActionArea>
                    </Card>
                  </Grid>
                ))}
              </Grid>
            </section>
          ))}
      </Container>
    </main>
  );
};
