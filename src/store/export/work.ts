/** @file What an export does when it is started, in one file: the page fetches it then, and not before its first view. */

export { missingClasses } from '../../export/classes.ts';
export { completeSplits } from '../../export/completeSplits.ts';
export { arrangeInSteps } from '../../export/layouts/arrange.ts';
export { layoutOf } from '../../export/layouts/layouts.ts';
export { demandPlainLabels } from '../../export/layouts/mixtures.ts';
export { findLeaks } from './leaks.ts';
export { withNeighbours } from './neighbours.ts';
export { planInSteps } from './plan.ts';
export { makeReport } from './report.ts';
export { exportTexts } from './texts.ts';
export { verifyExport } from './verify.ts';
export { writeExport } from './write.ts';
