import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelOf, node, wave } from '../../testing/graphs.ts';
import { float, int, ints, text } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { OnnxError } from '../errors.ts';
import type { Model } from '../model.ts';
import { floatTensor, halfToNumber, int64Tensor, numbersOf } from '../tensor.ts';
import { readModel } from './read.ts';
import { readTensor, type ExternalFiles } from './readTensor.ts';
import { writeModel } from './write.ts';
import { PbfReader, PbfWriter } from 'pbf';

const model: Model = modelOf({
  nodes: [
    node('Conv', 'x0 w', 'h', { pads: ints([1, 0, 1, -1]), group: int(2), auto_pad: text('NOTSET') }),
    node('LeakyRelu', 'h', 'y', { alpha: float(0.25) }),
  ],
  inputs: [['batch', 4, 6, 5]],
  constants: [floatTensor('w', [4, 2, 3, 3], wave(72)), int64Tensor('s', [3], [-1, 2 ** 40, 2 ** 63])],
});

/** A TensorProto written with the given fields. */
function tensorOf(write: (pbf: PbfWriter) => void, files?: ExternalFiles): ReturnType<typeof readTensor> {
  const pbf = new PbfWriter();
  pbf.writeMessage(
    1,
    (_: null, inner) => {
      write(inner);
    },
    null,
  );
  const reader = new PbfReader(pbf.finish());
  reader.nextField(reader.length);
  return readTensor(reader, files);
}

describe('models', () => {
  it('come back from bytes as they went', () => {
    const back = readModel(writeModel(model));
    expect(back.graph.nodes).toEqual(model.graph.nodes);
    expect(back.graph.inputs).toEqual(model.graph.inputs);
    expect(back.opsets).toEqual(model.opsets);
    expect([...back.graph.initializers.values()].map(numbersOf)).toEqual(
      [...model.graph.initializers.values()].map(numbersOf),
    );
  });

  it('keep weights as views of the file', () => {
    const bytes = writeModel(model);
    expect(readModel(bytes).graph.initializers.get('w')!.raw.buffer).toBe(bytes.buffer);
  });

  it('refuse what is no model', () => {
    expect(() => readModel(new Uint8Array([1, 2, 3]))).toThrow(OnnxError);
    expect(() => readModel(new Uint8Array(readFileSync(import.meta.filename)))).toThrow(/Expected an ONNX model/u);
  });
});

describe('readTensor', () => {
  it.each([
    [
      'packed float_data',
      DataType.Float,
      (pbf: PbfWriter) => {
        pbf.writePackedFloat(4, [1.5, -2]);
      },
      [1.5, -2],
    ],
    [
      'single float_data',
      DataType.Float,
      (pbf: PbfWriter) => {
        pbf.writeFloatField(4, 1.5);
        pbf.writeFloatField(4, -2);
      },
      [1.5, -2],
    ],
    [
      'int64_data',
      DataType.Int64,
      (pbf: PbfWriter) => {
        pbf.writePackedVarint(7, [3, -1]);
      },
      [3, -1],
    ],
    [
      'double_data',
      DataType.Double,
      (pbf: PbfWriter) => {
        pbf.writePackedDouble(10, [0.1, 2]);
      },
      [0.1, 2],
    ],
    [
      'int32_data of int8',
      DataType.Int8,
      (pbf: PbfWriter) => {
        pbf.writePackedVarint(5, [7, -8]);
      },
      [7, -8],
    ],
    [
      'int32_data of float16',
      DataType.Float16,
      (pbf: PbfWriter) => {
        pbf.writePackedVarint(5, [0x3c00, 0xc000]);
      },
      [1, -2],
    ],
  ] as const)('reads %s', (_, type, write, values) => {
    const tensor = tensorOf((pbf) => {
      pbf.writeVarintField(1, 2);
      pbf.writeVarintField(2, type);
      write(pbf);
    });
    expect(tensor.dims).toEqual([2]);
    expect(numbersOf(tensor)).toEqual(values);
  });

  it('reads data in another file that is given, and refuses it where it is not', () => {
    const external = (entries: Readonly<Record<string, string>>) => (pbf: PbfWriter) => {
      pbf.writePackedVarint(1, [2]);
      pbf.writeVarintField(2, DataType.Float);
      for (const entry of Object.entries(entries)) {
        pbf.writeMessage(
          13,
          ([key, value]: [string, string], inner) => {
            inner.writeStringField(1, key);
            inner.writeStringField(2, value);
          },
          entry,
        );
      }
      pbf.writeVarintField(14, 1);
    };
    const files = new Map([['model.onnx_data', new Uint8Array(Float32Array.of(9, 1.5, -2, 7).buffer)]]);
    const place = { location: 'model.onnx_data', offset: '4', length: '8' };
    expect(numbersOf(tensorOf(external(place), files))).toEqual([1.5, -2]);
    expect(numbersOf(tensorOf(external({ location: place.location }), files))).toEqual([9, 1.5]);
    for (const given of [undefined, new Map<string, Uint8Array>()])
      expect(() => tensorOf(external(place), given)).toThrow(
        expect.objectContaining({ code: 'external-data' }) as OnnxError,
      );
  });

  it('refuses a tensor with too few bytes', () => {
    expect(() => numbersOf({ ...floatTensor('w', [2], [1, 2]), dims: [3] })).toThrow(/Expected 3 elements/u);
  });
});

describe('halfToNumber', () => {
  it.each([
    [0, 0],
    [0x8000, -0],
    [0x3555, 0.333251953125],
    [0x0001, 2 ** -24],
    [0x7bff, 65504],
    [0x7c00, Infinity],
    [0x7e00, NaN],
  ])('%i is %d', (bits, value) => {
    expect(halfToNumber(bits)).toBe(value);
  });
});
