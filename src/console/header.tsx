// The bar at the top: which hub this is, as of which day, and who is asking.
import type { ReactElement } from 'react';
import type { Settings } from './hub.ts';
import type { Choice, Session } from './session.ts';
import { PrincipalList } from './sign-in.tsx';
import { Text } from './text.tsx';

interface HeaderProps {
  settings: Settings | null;
  session: Session | null;
  onChoose(choice: Choice): void;
}

function Facts({ hubDate, version }: Settings): ReactElement {
  return (
    <p className="ld-facts">
      <Text zh="数据日期" en="As of" /> <time dateTime={hubDate}>{hubDate}</time>
      <span className="ld-version">v{version}</span>
    </p>
  );
}

export function Header({ settings, session, onChoose }: HeaderProps): ReactElement {
  return (
    <header className="ld-header">
      <p className="ld-brand">
        <strong>
          <Text zh="联动" en="Liandong" />
        </strong>
        <span className="ld-subtitle">
          <Text zh="府检联动数据枢纽" en="GraphQL data hub" />
        </span>
      </p>
      {settings && <Facts {...settings} />}
      {settings && session && (
        <div className="ld-who">
          {session.principal ? (
            <PrincipalList principals={settings.principals} chosen={session.principal.name} onChoose={onChoose} />
          ) : (
            <span>
              <Text zh="已用令牌登录" en="Signed in with a token" />
            </span>
          )}
          <button type="button" onClick={() => onChoose('none')}>
            <Text zh="退出" en="Sign out" />
          </button>
        </div>
      )}
    </header>
  );
}
