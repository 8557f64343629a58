// Signing in: by choosing a principal where this is a demo, by pasting a token everywhere.
import { type FormEvent, type ReactElement, useId } from 'react';
import type { Principal } from './hub.ts';
import type { Choice } from './session.ts';
import { Text } from './text.tsx';

interface PrincipalListProps {
  principals: Principal[];
  /** The name of the chosen one; null = none of them. */
  chosen: string | null;
  onChoose(choice: Choice): void;
}

/** The demo's principals as a native list: keyboard and screen reader know it already. */
export function PrincipalList({ principals, chosen, onChoose }: PrincipalListProps): ReactElement {
  const id = useId();
  return (
    <div className="ld-field">
      <label htmlFor={id}>
        <Text zh="身份" en="Principal" />
      </label>
      <select id={id} value={chosen ?? ''} onChange={(event) => onChoose({ principal: event.target.value })}>
        {chosen === null && (
          <option value="" disabled>
            请选择 Choose…
          </option>
        )}
        {principals.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A field for a token. It is a password field, so that a shared screen does not show it. */
export function TokenForm({ onChoose }: { onChoose(choice: Choice): void }): ReactElement {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token')).trim();
    if (token) onChoose({ token });
  };
  return (
    <form className="ld-field" onSubmit={submit}>
      <label htmlFor={id}>
        <Text zh="访问令牌" en="Access token" />
      </label>
      <input id={id} name="token" type="password" autoComplete="off" spellCheck={false} required />
      <button type="submit">
        <Text zh="登录" en="Sign in" />
      </button>
    </form>
  );
}
