/** Gives the page a turn: what is drawn, pressed and typed comes before the rest of a long computation. */
export const yieldToEvents = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
