import { expose } from 'comlink';
import { decodePixels } from './images/decode.ts';
import { openTrainingDevice } from './receipt/device.ts';
import { createReceiptService } from './receipt/receiptService.ts';
import { fetchPack } from './studio/fetchPack.ts';

expose(createReceiptService({ openDevice: openTrainingDevice, decode: decodePixels, openPack: fetchPack }));
