import { Emitter } from './src/onnx/emitter.ts';
import { graphOf } from './src/onnx/pieces/graph.ts';
import { writeModel } from './src/onnx/proto/write.ts';
import { int, ints } from './src/onnx/attributes.ts';
import * as ortw from 'onnxruntime-web';
const ort: any = process.argv[2]==='node' ? await import('onnxruntime-node' as string) : ortw;
const threads = Number(process.argv[3]??1);
ortw.env.wasm.numThreads=threads; ortw.env.logLevel='error';
const N=64;
type V=(e:Emitter,x:string,d:string,C:number,M:number,H:number,s:number)=>string;
const conv:V=(e,x,d)=> { throw 0; };
const variants: Record<string,(e:Emitter,C:number,M:number,H:number,s:number,k:number)=>string> = {
  conv:(e,C,M,H,s,k)=>e.transpose(e.op('Conv',[e.transpose('x',[1,0,2,3]),e.transpose('d',[1,0,2,3])],{dilations:ints([s,s]),pads:ints([(k-1)/2,(k-1)/2,(k-1)/2,(k-1)/2])}),[1,0,2,3]),
  unfoldGemm:(e,C,M,H,s,k)=>{ const O=H/s; const p=(k-1)/2; const xt=e.transpose('x',[1,0,2,3]); const xp=p? e.op('Pad',[xt,e.ints([0,0,p,p,0,0,p,p])]):xt;
    const parts=[]; for(let i=0;i<k;i++)for(let j=0;j<k;j++) parts.push(e.reshape(e.op('Slice',[xp,e.ints([i,j]),e.ints([i+s*(O-1)+1,j+s*(O-1)+1]),e.ints([2,3]),e.ints([s,s])]),[C,1,N*O*O]));
    const col=e.reshape(e.concat(parts,1),[C*k*k,N*O*O]); const dt=e.reshape(e.transpose('d',[1,0,2,3]),[M,N*O*O]);
    return e.reshape(e.gemm(dt,col,false,true),[M,C,k,k]); },
  unfoldGemmT:(e,C,M,H,s,k)=>{ const O=H/s; const p=(k-1)/2; const xt=e.transpose('x',[1,0,2,3]); const xp=p? e.op('Pad',[xt,e.ints([0,0,p,p,0,0,p,p])]):xt;
    const parts=[]; for(let i=0;i<k;i++)for(let j=0;j<k;j++) parts.push(e.reshape(e.op('Slice',[xp,e.ints([i,j]),e.ints([i+s*(O-1)+1,j+s*(O-1)+1]),e.ints([2,3]),e.ints([s,s])]),[C,1,N*O*O]));
    const col=e.reshape(e.concat(parts,1),[C*k*k,N*O*O]); const dt=e.reshape(e.transpose('d',[0,2,3,1]),[N*O*O,M]);
    return e.reshape(e.transpose(e.op('MatMul',[col,dt]),[1,0]),[M,C,k,k]); },
  rowsGemm:(e,C,M,H,s,k)=>{ // unfold along columns only (k copies), gemm for each row offset
    const O=H/s; const p=(k-1)/2; const xt=e.transpose('x',[1,0,2,3]); const xp=p? e.op('Pad',[xt,e.ints([0,0,p,p,0,0,p,p])]):xt; const dt=e.reshape(e.transpose('d',[1,0,2,3]),[M,N*O*O]);
    const gs=[]; for(let i=0;i<k;i++)for(let j=0;j<k;j++) { const sl=e.reshape(e.op('Slice',[xp,e.ints([i,j]),e.ints([i+s*(O-1)+1,j+s*(O-1)+1]),e.ints([2,3]),e.ints([s,s])]),[C,N*O*O]); gs.push(e.reshape(e.gemm(dt,sl,false,true),[M,C,1])); }
    return e.reshape(e.concat(gs,2),[M,C,k,k]); },
  batchMat:(e,C,M,H,s,k)=>{ const O=H/s; const p=(k-1)/2; const xp=p? e.op('Pad',['x',e.ints([0,0,p,p,0,0,p,p])]):'x';
    const parts=[]; for(let i=0;i<k;i++)for(let j=0;j<k;j++) parts.push(e.reshape(e.op('Slice',[xp,e.ints([i,j]),e.ints([i+s*(O-1)+1,j+s*(O-1)+1]),e.ints([2,3]),e.ints([s,s])]),[N,C,1,O*O]));
    const col=e.reshape(e.concat(parts,2),[N,C*k*k,O*O]); const dt=e.transpose(e.reshape('d',[N,M,O*O]),[0,2,1]);
    return e.reshape(e.transpose(e.reduce('ReduceSum',e.op('MatMul',[col,dt]),[0],false),[1,0]),[M,C,k,k]); },
};
const shapes:[number,number,number,number,number][]=[[3,16,64,2,3],[16,16,32,1,3],[16,32,32,2,3],[32,32,16,1,3],[64,64,8,1,3],[64,128,8,2,3],[128,128,4,1,3],[16,32,32,2,1]];
for (const [C,M,H,s,k] of shapes) { const O=H/s; let line=`C${C} M${M} H${H} s${s} k${k}:`;
 let ref:Float32Array|undefined;
 for (const [name,v] of Object.entries(variants)) {
  const m=graphOf('t',[{name:'x',shape:[N,C,H,H]},{name:'d',shape:[N,M,O,O]}],{name:'y',shape:null},(e)=>v(e,C,M,H,s,k));
  const se=await ort.InferenceSession.create(writeModel(m),{logSeverityLevel:3,...(process.argv[2]==='node'?{intraOpNumThreads:threads}:{})});
  const f={x:new ort.Tensor('float32',Float32Array.from({length:N*C*H*H},()=>Math.random()-.5),[N,C,H,H]),d:new ort.Tensor('float32',Float32Array.from({length:N*M*O*O},()=>Math.random()-.5),[N,M,O,O])};
  await se.run(f); const ts=[]; for(let i=0;i<4;i++){const t=performance.now(); await se.run(f); ts.push(performance.now()-t);} 
  line+=` ${name} ${Math.min(...ts).toFixed(1)}`; await se.release();
 }
 // forward conv for scale
 const m=graphOf('t',[{name:'x',shape:[N,C,H,H]},{name:'w',shape:[M,C,k,k]}],{name:'y',shape:null},(e)=>e.op('Conv',['x','w'],{strides:ints([s,s]),pads:ints([(k-1)/2,(k-1)/2,(k-1)/2,(k-1)/2])}));
 const se=await ort.InferenceSession.create(writeModel(m),{logSeverityLevel:3,...(process.argv[2]==='node'?{intraOpNumThreads:threads}:{})});
 const f={x:new ort.Tensor('float32',Float32Array.from({length:N*C*H*H},()=>Math.random()-.5),[N,C,H,H]),w:new ort.Tensor('float32',Float32Array.from({length:M*C*k*k},()=>Math.random()-.5),[M,C,k,k])};
 await se.run(f); const ts=[]; for(let i=0;i<4;i++){const t=performance.now(); await se.run(f); ts.push(performance.now()-t);} 
 console.log(line,'| forward',Math.min(...ts).toFixed(1), (2*N*O*O*M*C*k*k/1e6).toFixed(0)+'MF');
}
