import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SecretField } from '#renderer/ui/secret-field.tsx';
import type { Failure } from '#shared/base/failure.ts';
import type { ProxyMode } from '#shared/model/deployment.ts';
import { PROXY_MODES } from '#shared/model/deployment-choices.ts';
import { errorAt } from '../field-of-failure.ts';
import styles from './reach.module.css';
import { isInTheClear } from './reach.ts';
import type { ReachForm } from './use-reach.ts';

const WORDS: Readonly<Record<ProxyMode, string>> = {
  system: "the system's settings",
  none: 'no proxy',
  manual: 'this proxy',
};

type Props = {
  readonly form: ReachForm;
  readonly hasCredentials: boolean;
  readonly failure: Failure | null;
};

const Account = ({ form, hasCredentials }: Pick<Props, 'form' | 'hasCredentials'>) => (
  <>
    <div className={styles.pair}>
      <Field label="Proxy account" {...(hasCredentials ? { hint: 'One is kept. Empty: it stays.' } : {})}>
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            spellCheck={false}
            maxLength={256}
            value={form.proxy.account}
            onChange={(event) => form.patchProxy({ account: event.target.value })}
          />
        )}
      </Field>
      <SecretField label="Proxy password" secret={form.password} maxLength={256} />
    </div>
    {isInTheClear(form.proxy) && (
      <Note tone="warn">
        A name and password go to an http proxy in the clear, when it asks for them: whoever is on the network
        between can read them.
      </Note>
    )}
    {hasCredentials && (
      <Checkbox
        label="Forget the account that is kept"
        isOn={form.proxy.isForgetting}
        onChange={() => form.patchProxy({ isForgetting: !form.proxy.isForgetting })}
      />
    )}
  </>
);

/** How a deployment is reached: by the system's proxy settings, directly, or through a proxy of its own. */
export const ProxyFields = ({ form, hasCredentials, failure }: Props) => {
  const { proxy, patchProxy } = form;
  const error = errorAt('proxy', failure);
  const choose = (value: string): void =>
    patchProxy({ mode: PROXY_MODES.find((mode) => mode === value) ?? 'system' });
  return (
    <>
      <Field label="Proxy" error={proxy.mode === 'manual' ? null : error}>
        {(control) => (
          <select {...control} value={proxy.mode} onChange={(event) => choose(event.target.value)}>
            {PROXY_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {WORDS[mode]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {proxy.mode === 'manual' && (
        <Field label="Proxy address" error={error}>
          {(control) => (
            <input
              {...control}
              spellCheck={false}
              maxLength={2048}
              placeholder="http://proxy.example.com:3128"
              value={proxy.url}
              onChange={(event) => patchProxy({ url: event.target.value })}
            />
          )}
        </Field>
      )}
      {proxy.mode !== 'none' && <Account form={form} hasCredentials={hasCredentials} />}
    </>
  );
};
