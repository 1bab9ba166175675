import { expose } from 'comlink';
import { createZipService } from './zip/zipService.ts';

expose(createZipService());
