import { describe, expect, it } from 'vitest';
import { failure, success, type Result } from '../protocol/failure.ts';
import type { Loaded, ModelWorker } from '../protocol/models.ts';
import { createEngine, type EngineEvent } from './engine.ts';
import type { ModelLink } from './modelLink.ts';

const LOADED: Loaded = {
  device: 'wasm',
  threads: 2,
  reason: { code: 'cpu-wanted' },
  packs: [],
  priorKind: 'autoencoder',
  ownAdapters: [],
  sides: { minimum: 32, maximum: 512, multipleOf: 8, preferred: 128 },
  framing: { height: 128, width: 128, fit: 'crop', filter: 'bicubic' },
  epsilon: 0.5,
  prompt: 'a photo of a {label}',
  safety: null,
};

type Answer = Awaited<ReturnType<ModelWorker['embedTexts']>>;

const place = { kind: 'address', folder: '/models/' } as const;
const PACKS = { prior: place, judge: place, mask: place, safety: null };

/** A worker that answers from a script, and can be killed. */
function fakeWorkers(answers: (() => Promise<Answer>)[], load: Result<Loaded> = success(LOADED)) {
  const links: (ModelLink & { kill: () => void })[] = [];
  const link = (): ModelLink => {
    let kill: () => void = () => undefined;
    const lost = new Promise<void>((resolve) => {
      kill = resolve;
    });
    const remote = {
      load: () => Promise.resolve(load),
      embedTexts: () => answers.shift()!(),
      cancel: () => Promise.resolve(),
    };
    const made = {
      remote: remote as unknown as ModelLink['remote'],
      lost,
      terminate: () => {
        kill();
      },
      kill: () => {
        kill();
      },
    };
    links.push(made);
    return made;
  };
  return { link, links };
}

function engineWith(answers: (() => Promise<Answer>)[], load?: Result<Loaded>) {
  const events: EngineEvent['kind'][] = [];
  const { link, links } = fakeWorkers(answers, load);
  const onEvent = (event: EngineEvent) => {
    events.push(event.kind);
  };
  const engine = createEngine({ packs: PACKS, device: 'auto', onEvent, link });
  return { engine, events, links };
}

const rows = (): Promise<Answer> => Promise.resolve(success({ rows: [], logitScale: 40 }));
const never = (): Promise<Answer> => new Promise(() => undefined);

describe('createEngine', () => {
  it('starts one worker, with the first question', async () => {
    const { engine, events, links } = engineWith([rows, rows]);
    expect(links).toHaveLength(0);
    expect((await engine.embedTexts(['cat'])).ok).toBe(true);
    expect((await engine.embedTexts(['dog'])).ok).toBe(true);
    expect([links.length, events]).toEqual([1, ['loaded']]);
  });

  it('asks a new worker where the old one died over the question', async () => {
    const { engine, events, links } = engineWith([never, rows]);
    const answer = engine.embedTexts(['cat']);
    await expect.poll(() => events).toEqual(['loaded']);
    await Promise.resolve();
    links[0]!.kill();
    expect((await answer).ok).toBe(true);
    expect([links.length, events]).toEqual([2, ['loaded', 'rebuilding', 'loaded']]);
  });

  it('asks again where the device was lost', async () => {
    const lost = () => Promise.resolve(failure({ code: 'device-lost' }));
    const { engine, links } = engineWith([lost, rows]);
    expect((await engine.embedTexts(['cat'])).ok).toBe(true);
    expect(links).toHaveLength(2);
  });

  it('gives a question up that three workers died over', async () => {
    const lost = () => Promise.resolve(failure({ code: 'device-lost' }));
    const { engine, links } = engineWith([lost, lost, lost, rows]);
    expect(await engine.embedTexts(['cat'])).toMatchObject({ ok: false, error: { code: 'device-lost' } });
    expect(links).toHaveLength(3);
  });

  it('says what went wrong where the models cannot be loaded, and tries anew when asked anew', async () => {
    const { engine, events, links } = engineWith(
      [],
      failure({ code: 'pack', why: { code: 'unexpected', text: 'Expected a pack, got none.' } }),
    );
    expect(await engine.load()).toMatchObject({ ok: false, error: { code: 'pack' } });
    expect(events).toEqual(['failed']);
    await engine.load();
    expect(links).toHaveLength(2);
  });
});
