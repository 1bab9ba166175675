import { readFileSync, readdirSync } from 'node:fs';
import { readModel } from '/work/wt/training/src/onnx/proto/read.ts';
import { writeModel } from '/work/wt/training/src/onnx/proto/write.ts';
import { buildVjp } from '/work/wt/training/src/onnx/vjp.ts';
import * as ort from 'onnxruntime-web';
ort.env.wasm.numThreads = 1; ort.env.logLevel='error';
const base='/work/shared/reference/weight-gradients';
const dec=(t:any)=>{const b=Uint8Array.from(Buffer.from(t.data,'base64')); return t.type==='int64'? new ort.Tensor('int64', new BigInt64Array(b.buffer), t.shape): new ort.Tensor('float32', new Float32Array(b.buffer), t.shape)};
for (const name of readdirSync(base)) { if (process.argv[2] && !name.includes(process.argv[2])) continue;
 try {
  const c = JSON.parse(readFileSync(`${base}/${name}/case.json`,'utf8'));
  const m = readModel(new Uint8Array(readFileSync(`${base}/${name}/model.onnx`)));
  const v = buildVjp(m,{inputs:Object.keys(c.gradients), weights:c.trainable});
  const s = await ort.InferenceSession.create(writeModel(v),{logSeverityLevel:3});
  const feeds:any={};
  for (const k in c.inputs) feeds[k]=dec(c.inputs[k]);
  for (const k in c.cotangents) feeds['cotangent:'+k]=dec(c.cotangents[k]);
  for (const k of c.trainable) {const t=m.graph.initializers.get(k)!; feeds[k]=new ort.Tensor('float32', new Float32Array(Uint8Array.from(t.raw).buffer), t.dims);}
  for (const k of Object.keys(feeds)) if (!v.graph.inputs.some(i=>i.name===k)) delete feeds[k];
  const r = await s.run(feeds);
  let worst=0;
  for (const [k,t] of Object.entries({...c.gradients,...c.weight_gradients}) as any) { const e=dec(t).data as Float32Array, g=r['gradient:'+k]!.data as Float32Array; if (e.length!==g.length) throw new Error(k+' size'); e.forEach((x,i)=>{worst=Math.max(worst,Math.abs(x-g[i]!)/(1e-4+1e-3*Math.abs(x)))}); }
  console.log(name, worst.toExponential(1), worst<=1?'ok':'MISS');
 } catch(e) { console.log(name, 'ERR', String(e).slice(0,300)); }
}
