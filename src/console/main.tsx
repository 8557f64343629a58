// The page's entry: workers first, for Monaco asks for them as soon as it loads; our style sheet last, for it overrides.
import './workers.ts';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './console.css';
import { editor } from 'monaco-editor';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';

// Chinese brackets are not lookalikes to warn of.
editor.onDidCreateEditor((created) => created.updateOptions({ unicodeHighlight: { ambiguousCharacters: false } }));

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
