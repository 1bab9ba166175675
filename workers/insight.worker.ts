import { expose } from 'comlink';
import { createInsightService } from './insight/insightService.ts';

expose(createInsightService());
