import { expose } from 'comlink';
import { createReceiptService } from './receipt/receiptService.ts';

expose(createReceiptService());
