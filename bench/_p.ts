import { readFileSync } from 'node:fs';
import { unitFloat32 } from '/work/main/src/core/judge/embedding.ts';
import { dotFloat32 } from '/work/main/src/core/reals.ts';
import { nearestOthers } from '/work/main/src/evaluation/nearest.ts';
const w = 1256; const buf = readFileSync('/tmp/emb.bin'); const all = new Float32Array(buf.buffer, buf.byteOffset, buf.length/4);
const real = Array.from({length: all.length/w}, (_, i) => all.subarray(i*w,(i+1)*w));
const N = Number(process.argv[2] ?? 4000);
let s = 1; const rnd = () => { s = (s * 1664525 + 1013904223) >>> 0; return s / 2 ** 32; };
const rows = N <= real.length ? real.slice(0, N) : [...real, ...Array.from({ length: N - real.length }, () => { const a = real[Math.floor(rnd()*real.length)]!, b = real[Math.floor(rnd()*real.length)]!; const k = .3 + .4*rnd(); return a.map((v, i) => k*v + (1-k)*b[i]! + (rnd()-.5)*.004); })];
let t = performance.now(); const got = nearestOthers(rows); console.log(N, 'now', ((performance.now()-t)/1000).toFixed(2), 's, mean', got.reduce((x,g)=>x+g!.cosine,0)/N);
const units = rows.map(unitFloat32);
t = performance.now(); let bad = 0, Q = Math.min(N, 2000), loss = 0; 
for (let q = 0; q < Q; q++) { const i = Math.floor(q * N / Q); let best=-9, at=-1; for (let j=0;j<N;j++) if (j!==i) { const c = dotFloat32(units[i]!, units[j]!); if (c>best) {best=c;at=j;} } if (at!==got[i]!.index) { bad++; loss += best - got[i]!.cosine; } }
const per = (performance.now()-t)/Q; console.log('brute would take', (per*N/2000).toFixed(1), 's; differ', bad, 'of', Q, 'mean loss', bad ? loss/bad : 0);
