import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECEIPT } from '../../testing/receipts.ts';
import { EN } from '../../ui/words/en.ts';
import { REPORT } from '../../ui/words/en/report.ts';
import { findingsOf } from '../../core/receipt/findings.ts';
import { reportHtml, type ReportFacts } from './html.ts';

const PICTURE = 'data:image/png;base64,AAAA';
const FACTS: ReportFacts = {
  ...{ name: 'pets', taken: '2026-01-02T03:04:05Z', appVersion: '1', by: 'guided imagination', runSeed: 7, made: 2 },
  recipe: ['Guided imagination'],
  verdicts: { accepted: 2, unreviewed: 1, rejected: 4 },
  classes: [
    {
      ...{ name: '<b>"cats" & co', originals: 3, variants: 2, seedsRead: 1, variantsRead: 0.5 },
      families: [{ seed: PICTURE, variants: [{ picture: PICTURE, k: 1, classScore: 0.961 }] }],
    },
    { name: 'dogs', originals: 1, variants: 1, seedsRead: null, variantsRead: null, families: [] },
  ],
  ...{ receipt: EXAMPLE_RECEIPT, models: ['Judge 1 (judge), MIT'], licences: [] },
};

const reported = (change: Partial<ReportFacts> = {}) => reportHtml({ ...FACTS, ...change }, REPORT, EN);

describe('a report', () => {
  it('has the answer of the receipt for its headline', () => {
    expect(reported()).toContain(`<h1>${EN.finding(findingsOf(EXAMPLE_RECEIPT)[0]!)}</h1>`);
    expect(reported({ receipt: null })).toContain(`<h1>${REPORT.unanswered}</h1>`);
  });

  it('says of which run the receipt is, and where the pictures are of another', () => {
    const grownIn = (made: number) =>
      reported({ receipt: { ...EXAMPLE_RECEIPT, grown: { made, name: 'Bold & big' } } });
    expect(grownIn(2)).toContain('The new pictures are of run 2, “Bold &amp; big”.</p>');
    expect(grownIn(1)).toContain(`of run 1, “Bold &amp; big”. ${REPORT.otherRun}</p>`);
    expect(reported()).not.toContain('of run');
  });

  it('says what is in it, class by class', () => {
    const html = reported();
    expect(html).toContain('4 original pictures and 3 new pictures, grown by guided imagination.');
    expect(html).toMatch(/dogs<\/th><td>1<\/td><td>1<\/td><td>–<\/td><td>–<\/td>/u);
    expect(html).toContain('new 1, 96%');
  });

  it('needs nothing beside it, and takes no name for markup', () => {
    const html = reported();
    expect(html).toContain('&lt;b&gt;&quot;cats&quot; &amp; co');
    expect(html).not.toContain('<b>');
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/gu)].map(([, address]) => address!);
    expect(addresses).toEqual([PICTURE, PICTURE]);
    expect(html).toContain("default-src 'none'");
  });
});
