import { ExternalLink } from 'lucide-react';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useCommand } from '#renderer/data/use-command.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Field } from '#renderer/ui/field.tsx';
import type { Colour, Environment } from '#shared/model/deployment.ts';
import styles from './connect.module.css';
import { fieldOfFailure } from './field-of-failure.ts';
import { LookFields } from './look-fields.tsx';
import { ProbeHint } from './probe-hint.tsx';
import { useOpenDeployment } from './use-open-deployment.ts';

/** Address, token, name and environment of a server. The token is cleared from the page as it is sent. */
export const ConnectForm = () => {
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const [environment, setEnvironment] = useState<Environment>('production');
  const [colour, setColour] = useState<Colour>('red');
  const [hasToken, setHasToken] = useState(false);
  const token = useRef<HTMLInputElement>(null);
  const probe = useCommand('deployment.probe');
  const connect = useCommand('deployment.connect');
  const page = useCommand('deployment.openInBrowser');
  const open = useOpenDeployment();
  const [probed, setProbed] = useState<{ readonly url: string; readonly version: string } | null>(null);

  const check = async (): Promise<void> => {
    if (url.trim() === '' || probed?.url === url) return;
    const reply = await probe.run({ url: url.trim() });
    if (!reply.ok) return;
    setProbed(reply.value);
    setUrl(reply.value.url);
    if (name === '') setName(reply.value.suggestedName);
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const secret = token.current?.value.trim() ?? '';
    if (token.current !== null) token.current.value = '';
    setHasToken(false);
    const reply = await connect.run({
      url: url.trim(),
      token: secret,
      name: name.trim(),
      environment,
      colour,
    });
    if (reply.ok) open(reply.value.id);
    else token.current?.focus();
  };

  const at = connect.failure === null ? null : fieldOfFailure(connect.failure);
  const urlError = probe.failure?.message ?? (at === 'url' ? connect.failure?.message : null) ?? null;
  const isReady = url.trim() !== '' && hasToken && name.trim() !== '' && !connect.isBusy;
  return (
    <form
      aria-label="Connect to a server"
      className={styles.card}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <h2>Connect to a server</h2>
      <Field label="Server URL" error={urlError} hint={<ProbeHint isBusy={probe.isBusy} probed={probed} />}>
        {(control) => (
          <input
            {...control}
            type="url"
            spellCheck={false}
            placeholder="https://coder.example.com"
            value={url}
            onChange={(event) => {
              setUrl(event.target.value);
              setProbed(null);
              probe.clearFailure();
              connect.clearFailure();
            }}
            onBlur={() => void check()}
          />
        )}
      </Field>
      <Field
        label="Session token"
        error={at === 'token' ? (connect.failure?.message ?? null) : (page.failure?.message ?? null)}
        hint="Kept in the system's keychain, and nowhere else."
      >
        {(control) => (
          <input
            {...control}
            ref={token}
            type="password"
            autoComplete="off"
            maxLength={512}
            onChange={(event) => setHasToken(event.target.value !== '')}
          />
        )}
      </Field>
      <Button
        icon={<ExternalLink />}
        className={styles.start}
        disabled={url.trim() === ''}
        onClick={() => void page.run({ url: url.trim(), page: 'tokens' })}
      >
        Open token page
      </Button>
      <Field label="Name">
        {(control) => (
          <input {...control} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <LookFields
        environment={environment}
        onEnvironment={setEnvironment}
        colour={colour}
        onColour={setColour}
      />
      {at === 'form' && connect.failure !== null && <ErrorNote failure={connect.failure} />}
      <Button look="primary" type="submit" disabled={!isReady}>
        {connect.isBusy ? 'Checking the token…' : 'Connect'}
      </Button>
    </form>
  );
};
