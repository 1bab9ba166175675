import { expose } from 'comlink';
import { createModelService } from './studio/modelService.ts';

expose(createModelService());
