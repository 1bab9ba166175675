/** @file A turn for messages: a pass through WASM ends without its worker having read any, and so does the next. */

/** Resolves when the messages that are waiting have been read. */
export const yieldToMessages = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
