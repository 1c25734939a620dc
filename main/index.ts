import { start } from './electron/start.ts';

void start();
