/** @file Property tests draw the same cases in every run, so that a run can be repeated. */

import fc from 'fast-check';

fc.configureGlobal({ seed: 20260101 });
