/** @file Builds the studio over the browser's adapters and shows it. */

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngine } from './engine/engine.ts';
import { analysis } from './engine/insight.ts';
import { createPackKeeper } from './engine/packs.ts';
import { packClassifier, receiptsBy } from './engine/receipts.ts';
import { inspectSource, openMatcher, readSource } from './engine/reader.ts';
import { openZip } from './engine/zip.ts';
import { chosenMemory, type ChosenPacks } from './storage/chosenPacks.ts';
import { destinations, openDestination } from './storage/destination.ts';
import { languageMemory } from './storage/language.ts';
import { createProjects } from './storage/projects.ts';
import { handOver } from './storage/download.ts';
import { fetchSample } from './storage/sample.ts';
import { themeMemory } from './storage/theme.ts';
import { tourMemory } from './storage/tour.ts';
import { HUB } from './packs/hub.ts';
import type { PackPlace, PackPlaces, PackRole } from './packs/place.ts';
import { createStudio } from './store/createStudio.ts';
import { App } from './ui/App.tsx';
import { languageOf, type Language } from './ui/words/language.ts';
import { speak } from './ui/words/say.ts';
import { installServiceWorker } from './serviceWorker.ts';

/** Absolute, since workers resolve addresses against their own. */
const address = (path: string): string => new URL(path, document.baseURI).href;

function deviceAsked(): 'auto' | 'webgpu' | 'wasm' {
  const asked = new URLSearchParams(location.search).get('device');
  return asked === 'webgpu' || asked === 'wasm' ? asked : 'auto';
}

const own = (pack: string): PackPlace => ({ kind: 'address', folder: address(`models/${pack}/`) });
const OWN: PackPlaces = {
  prior: own('starter-prior'),
  judge: own('starter-judge'),
  mask: own('starter-mask'),
  safety: null,
};

/** Another one, of this host: the policy allows no other. */
const hub = address(new URLSearchParams(location.search).get('hub') ?? HUB);

/** Where the packs lie that are chosen so. */
const places = (chosen: ChosenPacks): PackPlaces => {
  const place = <Role extends PackRole>(role: Role) =>
    chosen[role] === null ? OWN[role] : ({ kind: 'kept', key: chosen[role] } as const);
  return { prior: place('prior'), judge: place('judge'), mask: place('mask'), safety: place('safety') };
};

/** Begins in `language`, whose words are here. */
function begin(language: Language) {
  const device = deviceAsked();
  const studio = createStudio({
    device,
    createEngine: (onEvent) =>
      createEngine({
        packs: places(chosenMemory.last()),
        device,
        onEvent,
      }),
    packKeeper: createPackKeeper(OWN, hub),
    chosenPacks: { ...chosenMemory, places },
    analysis,
    makeReceipt: receiptsBy(() => places(chosenMemory.last()).judge),
    packClassifier,
    projects: createProjects(),
    theme: themeMemory(),
    tour: tourMemory(),
    language: {
      first: language,
      remember: (chosen) => {
        chosenLanguage.remember(chosen);
      },
    },
    readSource,
    fetchSample: () => fetchSample(address('sample/')),
    inspectSource,
    openMatcher,
    openZip,
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
    const soon = () => setTimeout(resolve, 200);
    // Words of another language may arrive after the page has loaded.
    if (document.readyState === 'complete') soon();
    else addEventListener('load', soon);
  });
  void idle.then(() => {
    studio.actions.engine.warm();
  });
  const untouched = () => studio.store.getState().seeds.phase.kind === 'idle';
  void installServiceWorker(address('sw.js'), untouched, idle);
}

/** The language that was chosen, or the one the browser wishes for; where its words do not arrive, the page speaks English. */
const chosenLanguage = languageMemory();
const wished = languageOf(chosenLanguage.last(), navigator.languages);
void speak(wished)
  .then(
    () => wished,
    () => 'en' as const,
  )
  .then(begin);
