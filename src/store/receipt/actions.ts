/** @file What a person does with the receipt: asks for it, rests, ends it, looks at those that were made. */

import { failureOf, type Failure } from '../../core/failure.ts';
import { RECEIPT_VERSION } from '../../core/receipt/receipt.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import type { Receipting } from '../../engine/receipts.ts';
import { EN } from '../../ui/words/en.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { countsFor } from './counts.ts';
import { gather } from './gather.ts';
import { liveAfter, liveOf, type TrainingNews } from './live.ts';
import { armsOf, askedOf } from './selectors.ts';
import { classifierKey, type KeptClassifier, type KeptReceipt, type ReceiptChoice } from './state.ts';

export interface ReceiptActions {
  readonly actions: StudioActions['receipt'];
  /** Ends what is under way; what is done of it is kept by the browser. */
  abandon(): void;
}

export function receiptActions(context: Context): ReceiptActions {
  const { store } = context;
  let current = new AbortController();
  let training: Receipting | null = null;
  /** Milliseconds of work before the last rest, and when the work after it began; `null` while it rests. */
  let worked = 0;
  let since: number | null = null;
  const workedMs = () => worked + (since === null ? 0 : performance.now() - since);

  function abandon() {
    current.abort();
    training = null;
    const { kind } = store.getState().receipt.phase;
    if (kind === 'preparing' || kind === 'training') patch(context, 'receipt', { phase: { kind: 'idle' } });
  }

  async function make(choice: ReceiptChoice, signal: AbortSignal): Promise<void> {
    /** Whether there is an answer: news of the worker that were under way may come after it, and would bring the training back. */
    let answered = false;
    const isOver = () => signal.aborted;
    const fail = (failure: Failure) => {
      if (!isOver()) patch(context, 'receipt', { phase: isCancelled(failure) ? IDLE : { kind: 'failed', failure } });
    };
    const preparing = (done: number, total: number) => {
      if (!isOver()) patch(context, 'receipt', { phase: { kind: 'preparing', done, total } });
    };
    preparing(0, 0);
    patch(context, 'receipt', { live: liveOf(choice.arms) });
    const gathered = await gather(context, choice, preparing, signal);
    if (isOver()) return;
    if (!gathered.ok) {
      fail(gathered.error);
      return;
    }
    const { work, facts, classifier: toLeave } = gathered.value;
    worked = 0;
    since = performance.now();
    training = context.makeReceipt(
      work,
      (news) => {
        if (answered || isOver()) return;
        if (news.kind === 'reading') preparing(news.done, news.total);
        else hear(news);
      },
      signal,
    );
    const made = await training.made;
    answered = true;
    if (isOver()) return;
    training = null;
    if (!made.ok) {
      fail(made.error);
      return;
    }
    const { classifier, ...figures } = made.value;
    const pace = store.getState().receipt.live?.secondsPerUnit;
    const id = crypto.randomUUID();
    if (classifier) context.journal.stage({ pictures: [[classifierKey(id), new Blob([classifier.model.slice()])]] });
    const kept: KeptReceipt = {
      id,
      at: context.now(),
      seconds: workedMs() / 1000,
      receipt: { version: RECEIPT_VERSION, ...facts, ...figures, appVersion: context.appVersion },
      ...(typeof pace === 'number' && { pace }),
      ...(classifier && { classifier: { arm: classifier.arm, ...toLeave } }),
    };
    store.setState(({ receipt }) => ({ receipt: { ...receipt, phase: IDLE, kept: [...receipt.kept, kept] } }));
  }

  function hear(news: TrainingNews) {
    store.setState(({ receipt }) => {
      const { live, phase } = receipt;
      if (!live) return {};
      const resting = phase.kind === 'training' && phase.resting;
      return {
        receipt: { ...receipt, phase: { kind: 'training', resting }, live: liveAfter(live, news, workedMs() / 1000) },
      };
    });
  }

  async function packed(classifier: KeptClassifier, { id, at, receipt }: KeptReceipt): Promise<Result<File>> {
    try {
      const blob = await context.blobs.get(classifierKey(id));
      if (!blob) return failure({ code: 'file-gone', path: 'model.onnx' });
      const model = new Uint8Array(await blob.arrayBuffer());
      const zip = await context.packClassifier({
        ...{ receipt, model, ...classifier },
        said: { arm: EN.arm(classifier.arm).title, protocol: EN.protocol(receipt.protocol) },
      });
      if (!zip.ok) return zip;
      return success(new File([zip.value], `classifier-${at.slice(0, 10)}.zip`, { type: 'application/zip' }));
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  }

  return {
    abandon,
    actions: {
      choose(choice) {
        patch(context, 'receipt', { choice: { ...store.getState().receipt.choice, ...choice } });
      },
      make() {
        const { receipt, ...state } = store.getState();
        const there = armsOf(state).filter(({ id }) => receipt.choice.arms.includes(id));
        const arms = receipt.choice.arms.filter((arm) => there.some(({ id }) => id === arm));
        if (arms.length === 0 || receipt.phase.kind === 'preparing' || receipt.phase.kind === 'training') return;
        current = new AbortController();
        const { signal } = current;
        const asked = askedOf(receipt.choice, there, countsFor(state).classes);
        make({ ...receipt.choice, ...asked, arms }, signal).catch((error: unknown) => {
          if (!signal.aborted) patch(context, 'receipt', { phase: { kind: 'failed', failure: failureOf(error) } });
        });
      },
      rest(resting) {
        if (store.getState().receipt.phase.kind !== 'training') return;
        training?.rest(resting);
        worked = workedMs();
        since = resting ? null : performance.now();
        patch(context, 'receipt', { phase: { kind: 'training', resting } });
      },
      stop: abandon,
      remove(id) {
        const { kept, compared } = store.getState().receipt;
        patch(context, 'receipt', {
          kept: kept.filter((one) => one.id !== id),
          compared: compared === id ? null : compared,
        });
      },
      save(id, kind) {
        const found = store.getState().receipt.kept.find((one) => one.id === id);
        if (!found) return;
        fileOf(found, kind).then(context.handOver, (error: unknown) => {
          patch(context, 'receipt', { packing: { id, failure: failureOf(error) } });
        });
      },
      saveClassifier(id) {
        const { packing, kept } = store.getState().receipt;
        const found = kept.find((one) => one.id === id);
        if (!found?.classifier || packing?.failure === null) return;
        patch(context, 'receipt', { packing: { id, failure: null } });
        void packed(found.classifier, found).then((result) => {
          if (result.ok) context.handOver(result.value);
          patch(context, 'receipt', { packing: result.ok ? null : { id, failure: result.error } });
        });
      },
      compareWith(id) {
        patch(context, 'receipt', { compared: id });
      },
    },
  };
}

const IDLE = { kind: 'idle' } as const;

/** What writes tables and pictures comes when it is asked for. */
async function fileOf({ receipt, at }: KeptReceipt, kind: 'json' | 'csv' | 'svg'): Promise<File> {
  const name = `receipt-${at.slice(0, 10)}.${kind}`;
  switch (kind) {
    case 'json':
      return new File([`${JSON.stringify(receipt, null, 1)}\n`], name, { type: 'application/json' });
    case 'csv': {
      const { receiptCsv } = await import('../../export/receipt/table.ts');
      return new File([receiptCsv(receipt)], name, { type: 'text/csv' });
    }
    case 'svg': {
      const { receiptPicture } = await import('../../export/receipt/picture.ts');
      return new File([receiptPicture(receipt, EN)], name, { type: 'image/svg+xml' });
    }
    default:
      return kind satisfies never;
  }
}
