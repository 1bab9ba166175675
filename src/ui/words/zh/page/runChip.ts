/** @file Words of runChip, in Chinese. */

import type { runChip as english } from '../../en/page/runChip.ts';
import type { Translated } from '../../translated.ts';

export const runChip: Translated<typeof english> = {
  running: (share) => `正在培育，${share}`,
  pausing: (share) => `正在暂停，${share}`,
  paused: (share) => `已暂停，${share}`,
  stopping: (share) => `正在停止，${share}`,
  stopped: (share) => `已停止，${share}`,
  finished: '培育完成',
  failed: (share) => `无法继续，${share}`,
  name: (state) => `${state}。查看运行`,
};
