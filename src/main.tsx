/** @file Builds the studio over the browser's adapters and shows it. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngine } from './engine/engine.ts';
import { analysis } from './engine/insight.ts';
import { packClassifier, receiptsBy } from './engine/receipts.ts';
import { inspectSource, readSource } from './engine/reader.ts';
import { destinations, openDestination } from './storage/destination.ts';
import { createProjects } from './storage/projects.ts';
import { handOver } from './storage/download.ts';
import { fetchSample } from './storage/sample.ts';
import { themeMemory } from './storage/theme.ts';
import { createStudio } from './store/createStudio.ts';
import { App } from './ui/App.tsx';
import { installServiceWorker } from './serviceWorker.ts';

/** Absolute, since workers resolve addresses against their own. */
const address = (path: string): string => new URL(path, document.baseURI).href;

function deviceAsked(): 'auto' | 'webgpu' | 'wasm' {
  const asked = new URLSearchParams(location.search).get('device');
  return asked === 'webgpu' || asked === 'wasm' ? asked : 'auto';
}

const device = deviceAsked();
const studio = createStudio({
  device,
  createEngine: (onEvent) =>
    createEngine({
      packs: address('models/'),
      prior: 'starter-prior',
      judge: 'starter-judge',
      mask: 'starter-mask',
      device,
      onEvent,
    }),
  analysis,
  makeReceipt: receiptsBy(address('models/starter-judge/')),
  packClassifier,
  projects: createProjects(),
  theme: themeMemory(),
  readSource,
  fetchSample: () => fetchSample(address('sample/')),
  inspectSource,
  destinations: destinations(),
  openDestination,
  handOver,
  appVersion: import.meta.env.VITE_APP_VERSION,
  now: () => new Date().toISOString(),
});

// A hidden page may be gone without another word.
addEventListener('pagehide', () => {
  studio.actions.project.save();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') studio.actions.project.save();
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App studio={studio} />
  </StrictMode>,
);

/** The page is drawn and has nothing to do: time to get what the next click will need. */
const idle = new Promise<void>((resolve) => {
  addEventListener('load', () => {
    setTimeout(resolve, 200);
  });
});
void idle.then(() => {
  studio.actions.engine.warm();
});
const untouched = () => studio.store.getState().seeds.phase.kind === 'idle';
void installServiceWorker(address('sw.js'), untouched, idle);
