/** @file How a report looks, on screen and on paper. */

export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f5f4f0, #141512); color: light-dark(#1c1e19, #edece5); }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { max-width: 32em; margin: .25rem 0 1rem; font-size: 1.75rem; line-height: 1.25; text-wrap: balance; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
h3 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
p { max-width: 44em; }
.set, .soft, figcaption, footer { color: light-dark(#5c5f55, #9fa298); }
.set { margin: 0; font-weight: 600; }
.soft, figcaption, footer { font-size: .85rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid light-dark(#dfdcd2, #30322d); text-align: start; font-weight: 400; }
thead th { font-size: .85rem; }
td, thead th:not(:first-child) { text-align: end; }
.family { display: flex; flex-wrap: wrap; gap: .75rem; margin-bottom: .75rem; break-inside: avoid; }
figure { width: 8rem; margin: 0; }
figure img { display: block; width: 100%; aspect-ratio: 1; border-radius: 4px; object-fit: cover; }
.family figure:first-child img { border-radius: 12px; }
footer { margin-top: 3rem; }
@media print { body { background: none; } section { break-inside: auto; } }
`;
