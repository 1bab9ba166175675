import { readFileSync, readdirSync } from 'node:fs';
import { readModel } from './src/onnx/proto/read.ts';
import { writeModel } from './src/onnx/proto/write.ts';
import { trainingStep } from './src/onnx/training/step.ts';
import { evaluationGraph } from './src/onnx/training/trained.ts';
import { TRAINING, nextName } from './src/onnx/training/names.ts';
import { sliceOf } from './src/onnx/training/slots.ts';
import * as ort from 'onnxruntime-web';
ort.env.wasm.numThreads = 1; ort.env.logLevel='error';
const base='/work/shared/reference/train-step';
const dec=(t:any)=>new Float32Array(Uint8Array.from(Buffer.from(t.data,'base64')).buffer);
for (const name of readdirSync(base)) { if (process.argv[2] && !name.includes(process.argv[2])) continue;
  const c = JSON.parse(readFileSync(`${base}/${name}/case.json`,'utf8'));
  const m = readModel(new Uint8Array(readFileSync(`${base}/${name}/model.onnx`)));
  const o=c.optimizer;
  const loss:any = c.loss.name==='distillation'? {kind:'distillation',alpha:c.loss.alpha,temperature:c.loss.temperature}:{kind:'cross-entropy',smoothing:c.loss.label_smoothing??0};
  const optimizer:any = o.name==='sgd'?{kind:'sgd',momentum:o.momentum,nesterov:o.nesterov,weightDecay:o.weight_decay}:{kind:'adamw',betas:o.betas,epsilon:o.eps,weightDecay:o.weight_decay,noDecay:o.no_decay};
  const st = trainingStep(m,{loss,optimizer,train:c.parameters});
  const s = await ort.InferenceSession.create(writeModel(st.model),{logSeverityLevel:3});
  const T=(d:Float32Array,dims:number[])=>new ort.Tensor('float32',d,dims);
  let state:any={[TRAINING.parameters]:T(st.initial.parameters,[st.initial.parameters.length])};
  if(st.statistics.length) state[TRAINING.statistics]=T(st.initial.statistics,[st.initial.statistics.length]);
  for (const {name,length} of st.state) state[name]=T(new Float32Array(length),[length]);
  let worst=0; const cmp=(a:ArrayLike<number>,b:ArrayLike<number>,tol:any)=>{ if(a.length!==b.length) throw new Error('len'); for(let i=0;i<a.length;i++) worst=Math.max(worst,Math.abs(a[i]!-b[i]!)/(tol.atol+tol.rtol*Math.abs(b[i]!)));};
  for (const step of c.steps) {
    const N=step.images.shape[0]; const C=c.classes;
    const tg=step.targets?dec(step.targets):(()=>{const a=new Float32Array(N*C); step.labels.forEach((l:number,i:number)=>a[i*C+l]=1); return a;})();
    const feeds:any={...state,[m.graph.inputs[0]!.name]:T(dec(step.images),step.images.shape),[TRAINING.targets]:T(tg,[N,C]),[TRAINING.rate]:T(Float32Array.of(step.learning_rate),[])};
    if (step.teacher_logits) feeds[TRAINING.teacher]=T(dec(step.teacher_logits),[N,C]);
    const r=await s.run(feeds);
    cmp(r[TRAINING.loss]!.data as any,[step.loss],c.tolerance.loss); const w1=worst;
    cmp(r[TRAINING.gradientNorm]!.data as any,[step.gradient_norm],c.tolerance.gradients);
    state=Object.fromEntries(Object.keys(state).map(k=>[k,r[nextName(k)]]));
    const p=state[TRAINING.parameters].data;
    const after=step.parameters_after??{};
    for (const slot of st.parameters) { const v=sliceOf(p,slot); if(after[slot.name]) cmp(v,dec(after[slot.name]),c.tolerance.parameters); else {const b=step.parameters_after_brief[slot.name]; cmp(v.slice(0,8),b.first,c.tolerance.parameters); cmp([Math.hypot(...v)],[b.norm],c.tolerance.parameters);} }
    for (const slot of st.statistics) cmp(sliceOf(state[TRAINING.statistics].data,slot),dec(step.running_statistics_after[slot.name]),c.tolerance.running_statistics);
  }
  for (const slot of st.parameters) cmp(sliceOf(state[TRAINING.parameters].data,slot),dec(c.final_parameters[slot.name]),c.tolerance.parameters);
  const ev=await ort.InferenceSession.create(writeModel(evaluationGraph(m,st)),{logSeverityLevel:3});
  const f:any={[m.graph.inputs[0]!.name]:T(dec(c.evaluation.images),c.evaluation.images.shape),[TRAINING.parameters]:state[TRAINING.parameters]}; if(st.statistics.length) f[TRAINING.statistics]=state[TRAINING.statistics];
  const er=await ev.run(f); cmp(er[m.graph.outputs[0]!.name]!.data as any,dec(c.evaluation.logits),c.tolerance.logits);
  console.log(name,worst.toFixed(3), worst<=1?'ok':'MISS', st.model.graph.nodes.length,'nodes', Object.keys(c.evaluation), c.evaluation.images.shape, c.steps[0].images.shape);
}
