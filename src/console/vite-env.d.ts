// Tells TypeScript of the imports that only Vite understands: style sheets and `?worker`.
/// <reference types="vite/client" />
