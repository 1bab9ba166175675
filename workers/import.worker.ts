import { expose } from 'comlink';
import { createImportService } from './import/importService.ts';

expose(createImportService());
