/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Of package.json; set by the build. */
  readonly VITE_APP_VERSION: string;
}
