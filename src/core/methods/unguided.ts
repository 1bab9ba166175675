/** @file The prior without guidance: the same noise as guided imagination's, and no step. */

import { IMAGINE_DEFAULTS } from '../expansion/settings.ts';
import { method } from './method.ts';
import { BALL_KEPT, EPSILON, GRANULARITY, imagineTask, NEEDS_BOTH, noiseOf, SEARCH_FACTS, START } from './guided.ts';

export const unguided = method({
  id: 'unguided',
  title: 'Prior without guidance',
  about: 'Moves the latent of a picture at random: what guidance is compared with.',
  by: 'sampling around each image without guidance',
  settings: {
    epsilon: EPSILON,
    start: { ...START, default: 'published' },
    ballKept: BALL_KEPT,
    granularity: GRANULARITY,
  },
  distance: ['epsilon'],
  facts: SEARCH_FACTS,
  needs: () => NEEDS_BOTH,
  expand: (task, { start, ...settings }, ports) =>
    imagineTask(task, { ...IMAGINE_DEFAULTS, ...settings, start: noiseOf(start), steps: 0 }, ports),
});
