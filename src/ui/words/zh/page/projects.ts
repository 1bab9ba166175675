/** @file Words of projects, in Chinese. */

import type { projects as english } from '../../en/page/projects.ts';
import type { Translated } from '../../translated.ts';

export const projects: Translated<typeof english> = {
  projectName: '项目名称',
  open: (name) => `打开 ${name}`,
  expansionOf: (name) => `${name} 的扩充`,
  rename: (name) => `重命名 ${name}`,
  copying: (name) => `正在复制 ${name}`,
  duplicate: (name) => `复制 ${name}`,
  deleteWord: (name) => `删除 ${name}`,
  yourProjects: '你的项目',
  ofUsedInThis: (used, quota) => `此浏览器已用 ${used} / ${quota}`,
  keptUntilYouDelete: '，保留到你删除为止',
  isDeleted: (name) => `已删除 ${name}。`,
  undo: '撤销',
  seedAndVariantGo: (seeds, variants) => `打开其他项目或离开页面后，${seeds} 个种子和 ${variants} 个变体将永久消失。`,
};
