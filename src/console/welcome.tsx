// What the caller sees who is not signed in: what to do, and nothing of the graph.
import type { ReactElement } from 'react';
import type { Settings } from './hub.ts';
import type { Choice } from './session.ts';
import { PrincipalList, TokenForm } from './sign-in.tsx';
import { Text } from './text.tsx';

interface WelcomeProps {
  settings: Settings;
  /** True where the hub did not accept the token that was given. */
  refused: boolean;
  onChoose(choice: Choice): void;
}

export function Welcome({ settings, refused, onChoose }: WelcomeProps): ReactElement {
  return (
    <section className="ld-card" aria-labelledby="ld-welcome">
      <h1 id="ld-welcome">
        <Text zh="请先登录" en="Please sign in" />
      </h1>
      {refused && (
        <p role="alert" className="ld-refused">
          <Text
            zh="令牌无效或已过期，请重新登录。"
            en="The hub did not accept this token: it is wrong or has expired. Sign in again."
          />
        </p>
      )}
      <p>
        <Text
          zh="数据枢纽的每次查询都以登录者的身份进行，所见数据取决于其权限。"
          en="Every query runs as whoever is signed in, and shows what they may see."
        />
      </p>
      {settings.demo && <PrincipalList principals={settings.principals} chosen={null} onChoose={onChoose} />}
      <TokenForm onChoose={onChoose} />
    </section>
  );
}
